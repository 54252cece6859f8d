/**
 * Chance that can be repeated: the same seed tells the same story (mulberry32, a public-domain generator of 32 bits).
 * Never for secrets.
 */
export class Chance {
  private state: number

  constructor(seed: number) {
    this.state = seed >>> 0
  }

  /** A number from 0 up to, not including, 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0
    let mixed = this.state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1))
  }

  happens(probability: number): boolean {
    return this.next() < probability
  }

  /** @throws RangeError when there is nothing to choose from. */
  oneOf<T>(choices: readonly T[]): T {
    const chosen = choices[Math.floor(this.next() * choices.length)]
    if (chosen === undefined) throw new RangeError('Nothing to choose from')
    return chosen
  }

  /** One of the choices, each as likely as its weight. @throws RangeError when every weight is nought. */
  weighted<T>(choices: readonly T[], weightOf: (choice: T) => number): T {
    const total = choices.reduce((sum, choice) => sum + weightOf(choice), 0)
    let left = this.next() * total
    const chosen = choices.find(choice => {
      left -= weightOf(choice)
      return left < 0
    })
    if (chosen === undefined) throw new RangeError('Nothing to choose from')
    return chosen
  }

  /** Some of the choices, all different, in an order of chance. */
  someOf<T>(choices: readonly T[], count: number): T[] {
    const left = [...choices]
    const taken: T[] = []
    while (taken.length < count && left.length > 0) {
      taken.push(...left.splice(Math.floor(this.next() * left.length), 1))
    }
    return taken
  }

  /** A chance of its own for one part of the story, so that a change in one part leaves the others alone. */
  apart(part: number): Chance {
    return new Chance(Math.imul(this.state ^ 0x9e3779b9, part * 2 + 1) ^ (part * 0x85ebca6b))
  }
}
