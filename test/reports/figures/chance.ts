/** Chance that is the same again for the same seed. */
export function chanceFrom(seed: number) {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    whole,
    happens: (share: number) => next() < share,
    pick: <T>(list: readonly T[]): T => list[whole(0, list.length - 1)] as T,
    some: <T>(list: readonly T[]): T[] => list.filter(() => next() < 0.5),
    /** A day of two years. */
    day: (from = '2025-01-01', days = 700) =>
      new Date(Date.parse(from) + whole(0, days) * 86_400_000).toISOString().slice(0, 10),
    /** A moment of some days. */
    moment: (from: Date, days: number) => new Date(from.getTime() + next() * days * 86_400_000),
  }
}

export type Chance = ReturnType<typeof chanceFrom>
