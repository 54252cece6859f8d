type Range = readonly [least: number, most: number]

/**
 * How long things take, in days, in the shape that published decisions show. `after` is the wait before a stage;
 * `stays` is how long a case may already stand at it today without a time limit having passed.
 */
interface Pace {
  after: Range
  stays: Range
}

const pace = (after: Range, stays: Range = [3, 60]): Pace => ({ after, stays })

export const paces: Record<string, Pace> = {
  M01: pace([0, 0], [3, 60]),
  M02: pace([5, 40], [3, 36]),
  M03: pace([21, 40], [3, 40]),
  M04: pace([20, 60], [1, 4]),
  M05: pace([0, 2], [2, 24]),
  M06: pace([12, 18], [1, 5]),
  M07: pace([15, 24], [5, 180]),
  M08: pace([60, 240], [3, 20]),
  M09: pace([14, 30], [2, 30]),
  M10: pace([20, 60], [5, 40]),
  M11: pace([5, 20], [2, 12]),
  M12: pace([5, 20], [10, 280]),
  M13: pace([60, 300], [2, 20]),
  M14: pace([60, 300], [1, 5]),
  W1: pace([5, 30], [10, 300]),
  W2: pace([30, 42], [5, 60]),
  A01: pace([0, 3], [1, 8]),
  A02: pace([5, 11], [10, 400]),
  A03: pace([20, 60], [3, 40]),
  A04: pace([30, 90], [5, 75]),
  A05: pace([90, 420], [3, 20]),
  A06: pace([28, 45], [5, 120]),
  A07: pace([30, 150], [3, 30]),
  A08: pace([30, 150], [5, 75]),
  A09: pace([30, 120], [10, 200]),
  J01: pace([15, 75], [10, 200]),
  J02: pace([80, 220], [10, 120]),
  J03: pace([80, 220], [1, 9]),
  J04: pace([120, 260], [5, 90]),
  J05: pace([40, 120], [5, 60]),
  J06: pace([40, 120], [6, 20]),
  J07: pace([7, 12], [10, 90]),
  J08: pace([90, 150], [5, 60]),
  J09: pace([90, 150], [3, 22]),
  J10: pace([14, 24], [10, 80]),
  J12: pace([50, 100], [5, 400]),
  P01: pace([60, 300], [10, 200]),
  P02: pace([60, 200], [3, 20]),
  P03: pace([90, 300], [5, 75]),
  P04: pace([300, 700], [2, 12]),
  P06: pace([10, 40], [10, 120]),
  P07: pace([90, 300], [20, 300]),
  P08: pace([60, 400], [20, 300]),
  P10: pace([100, 300], [20, 400]),
  P11: pace([30, 120], [2, 20]),
  P12: pace([5, 30], [20, 400]),
  P13: pace([20, 100], [20, 400]),
  P20: pace([5, 30], [20, 500]),
}

/** How far ahead the date lies that the paper of a stage states. */
export const statedAhead: Record<string, Range> = {
  M08: [14, 35],
  M11: [14, 21],
  A05: [28, 45],
  J06: [3, 8],
  J07: [90, 150],
  P04: [21, 28],
}

/** Stages that come on the very day that the paper of the one before stated. */
export const onTheStatedDay: ReadonlySet<string> = new Set(['M09', 'A06', 'J08', 'J09'])

/** Stages whose paper is served, and how many days later. */
export const servedAfter: Record<string, Range> = {
  M04: [0, 0],
  M08: [0, 3],
  M11: [0, 3],
  M13: [0, 4],
  M14: [0, 4],
  A04: [0, 5],
  A05: [0, 4],
  A07: [0, 5],
  A08: [0, 5],
  W2: [1, 4],
  J03: [0, 3],
  P03: [0, 5],
  P04: [0, 3],
  P11: [0, 2],
}
