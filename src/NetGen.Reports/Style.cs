namespace NetGen.Reports;

/// <summary>How a page looks: one column that narrows with the window, light or dark as the reader's system is, black on white in
/// print.</summary>
internal static class Style
{
    public const string Text =
        """
        :root { --ink: #1c2330; --soft: #5b6577; --paper: #fff; --card: #f5f7fa; --rule: #d9dee7;
          --a: #2563c9; --b: #d9660d; --c: #1d8a5a; --d: #8a3ea8; --e: #a07d00; --f: #c02a55; --bad: #b3261e; --right: 37, 99, 201;
            --wrong: 217, 102, 13; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6e9ef; --soft: #9aa5b8; --paper: #14181f; --card: #1d232d; --rule: #343c4a;
          --a: #7aa9f7; --b: #f5a05c; --c: #5fcf9b; --d: #cf93e6; --e: #e0c04d; --f: #f2829f; --bad: #ff8a80; --right: 122, 169, 247;
            --wrong: 245, 160, 92; } }
        @media print { :root { --ink: #000; --soft: #333; --paper: #fff; --card: #fff; } section { break-inside: avoid-page; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
        header, main { max-width: 1180px; margin: 0 auto; padding: 0 20px; }
        h1 { font-size: 1.7rem; margin: 28px 0 8px; overflow-wrap: anywhere; } h2 { font-size: 1.2rem; margin: 36px 0 2px; }
        .how { color: var(--soft); margin: 0 0 12px; max-width: 75ch; }
        .glance { display: grid; grid-template-columns: minmax(9em, 15em) 1fr; gap: 8px 20px; background: var(--card);
          padding: 16px 20px; border-radius: 8px; margin: 8px 0; }
        .glance dt { font-weight: 600; } .glance dd { margin: 0; overflow-wrap: anywhere; }
        .charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 340px), 1fr)); gap: 16px; margin: 12px 0; }
        figure { margin: 0; min-width: 0; } .name { font-size: .86rem; font-weight: 600; margin: 0 0 4px; }
        .chart { width: 100%; max-width: 420px; height: auto; display: block; background: var(--card); border-radius: 8px; }
        .chart.wide { max-width: none; }
        figcaption { color: var(--soft); font-size: .85rem; margin-top: 4px; }
        .key { margin-right: 14px; white-space: nowrap; }
        .key::before { content: ""; display: inline-block; width: 16px; height: 3px; margin: 0 6px 3px 0; background: currentColor; }
        .a { --line: var(--a); } .b { --line: var(--b); } .c { --line: var(--c); } .d { --line: var(--d); } .e { --line: var(--e); }
        .f { --line: var(--f); }
        .key { color: var(--line); } .line { fill: none; stroke: var(--line); stroke-width: 2; stroke-linejoin: round; }
        .dot { fill: var(--line); }
        .touch { fill: transparent; } .touch:hover { fill: var(--soft); fill-opacity: .4; }
        .grid { stroke: var(--rule); } .mark { stroke: var(--soft); stroke-dasharray: 4 3; }
        .tick, .note { fill: var(--soft); font-size: 11px; } .note { paint-order: stroke; stroke: var(--card); stroke-width: 4px; }
        .title { fill: var(--ink); font-size: 12px; font-weight: 600; } .end { text-anchor: end; } .mid { text-anchor: middle; }
        .faint, .good { fill: none; stroke: var(--soft); stroke-opacity: .22; }
        .good { stroke: var(--a); stroke-opacity: .75; stroke-width: 1.6; } .best { fill: none; stroke: var(--b); stroke-width: 3; }
        .cell { fill: rgba(var(--right), calc(var(--depth) * .1)); } .star { fill: var(--b); }
        .scroll { overflow-x: auto; margin: 8px 0 16px; --edge: rgba(90, 101, 119, .35);
          background: linear-gradient(to right, var(--paper) 30%, transparent) left / 40px 100%,
            linear-gradient(to left, var(--paper) 30%, transparent) right / 40px 100%,
            linear-gradient(to right, var(--edge), transparent) left / 12px 100%,
            linear-gradient(to left, var(--edge), transparent) right / 12px 100%;
          background-repeat: no-repeat; background-attachment: local, local, scroll, scroll; }
        table { border-collapse: collapse; font-size: .88rem; font-variant-numeric: tabular-nums; }
        th, td { padding: 4px 10px; text-align: right; border-bottom: 1px solid var(--rule); white-space: nowrap; }
        th:first-child { text-align: left; font-weight: 600; } thead th { color: var(--soft); font-weight: 500; }
        #repeat td { text-align: left; white-space: normal; overflow-wrap: anywhere; }
        #network td:nth-child(2), #network th:nth-child(2) { text-align: left; white-space: normal; min-width: 9em; }
        #mistakes th { font-weight: 400; text-align: left; } #mistakes thead th { text-align: right; }
        #mistakes thead th:first-child { text-align: left; }
        #repeat thead { display: none; }
        .spark { width: 96px; height: 26px; display: block; } .spark path { fill: var(--a); }
        .spark line { stroke: var(--soft); stroke-dasharray: 2 2; }
        td .spark, .strip { margin-left: auto; } .strip img { width: 168px; height: 48px; image-rendering: pixelated; display: block; }
        .strip figcaption { font-size: .72rem; margin: 0; } .pair { display: flex; flex-wrap: wrap; gap: 0 32px; }
        .pair > figure { flex: 0 1 380px; } .pair > div { min-width: 0; }
        .strip img { mix-blend-mode: multiply; }
        @media (prefers-color-scheme: dark) { .strip img { filter: invert(1); mix-blend-mode: screen; } }
        .bad { color: var(--bad); font-weight: 600; } .none { color: var(--rule); }
        .matrix td { padding: 1px; }
        .matrix td span { display: block; min-width: 2.6em; padding: 4px 6px; text-align: center; border-radius: 4px; }
        .right { background: rgba(var(--right), calc(var(--depth) * .07)); }
        .wrong { background: rgba(var(--wrong), calc(var(--depth) * .09)); }
        .d1 { --depth: 1; } .d2 { --depth: 2; } .d3 { --depth: 3; } .d4 { --depth: 4; } .d5 { --depth: 5; } .d6 { --depth: 6; }
        .d7 { --depth: 7; } .d8 { --depth: 8; } .d9 { --depth: 9; }
        .mistakes { display: grid; grid-template-columns: repeat(auto-fill, minmax(110px, 1fr)); gap: 14px; }
        .mistake img { image-rendering: pixelated; border: 1px solid var(--rule); }
        .mistake code { font-size: .75rem; overflow-wrap: anywhere; } .troubles li { margin-bottom: 8px; max-width: 90ch; }
        .troubles p { margin: 0 0 6px; } a { color: var(--a); } details { margin: 8px 0; } summary { cursor: pointer; }
        details.rule { max-width: 90ch; }
        details.rule > div { border-left: 3px solid var(--rule); padding-left: 14px; } h4 { margin: 14px 0 4px; }
        pre { background: var(--card); padding: 8px 12px; overflow-x: auto; font-size: .82rem; }
        code { font-size: .9em; } .mean { image-rendering: pixelated; display: block; } .diagram svg { display: block; }
        footer { height: 40px; }
        .news { color: var(--bad); font-weight: 600; max-width: 75ch; }
        .diagram svg { max-width: 100%; height: auto; min-width: 330px; }
        @media (max-width: 560px) { .glance { grid-template-columns: 1fr; gap: 2px; } .glance dd { margin-bottom: 10px; }
          header, main { padding: 0 14px; } table { font-size: .8rem; } th, td { padding: 4px 6px; }
          .matrix table { font-size: .72rem; } .matrix th { padding: 4px 3px; }
          .matrix td span { min-width: 2.2em; padding: 4px 1px; } }
        """;
}
