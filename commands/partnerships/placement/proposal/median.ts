/** The middle of some numbers (of an even count, the mean of the two in the middle); null of none. */
export function median(numbers: number[]): number | null {
  const sorted = [...numbers].sort((one, other) => one - other)
  const middle = Math.floor(sorted.length / 2)
  const [low = 0, high = 0] =
    sorted.length % 2 === 1 ? [sorted[middle], sorted[middle]] : sorted.slice(middle - 1)
  return sorted.length === 0 ? null : (low + high) / 2
}
