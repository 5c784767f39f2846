// Numbers as they stand in the data: two letters of 64 each. Grid/Code.cs writes what is read here.
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const places = new Map([...letters].map((letter, place) => [letter, place]));

class CodeReader {
  constructor(text) {
    this.text = text;
    this.at = 0;
  }

  get isAtEnd() {
    return this.at >= this.text.length;
  }

  letter() {
    return places.get(this.text[this.at++]);
  }

  pair() {
    return 64 * this.letter() + this.letter();
  }

  // A number above 0 by its logarithm, from 1e-12 to 1e6; null for what is no number.
  size() {
    const code = this.pair();
    return code === 4095 ? null : code === 0 ? 0 : 10 ** ((code - 1) / 4093 * 18 - 12);
  }

  // A number from 0 to 1; null for none.
  share() {
    const code = this.pair();
    return code === 4095 ? null : code / 4094;
  }

  // The spread of values: from where to where, and the roots of the counts between.
  spread() {
    const below = this.size(), above = this.size();
    this.letter();
    return { low: -below, high: above, roots: Array.from({ length: 12 }, () => this.letter() / 63) };
  }
}
