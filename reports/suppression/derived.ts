import type { Printed } from './table.ts'

/**
 * A part of a whole in tenths of a percent, as it is printed and drawn. It is hidden as soon as one of the two is:
 * with the other beside it, it would tell the number. A part of nothing is nothing.
 */
export function shareOf(part: Printed, whole: Printed): Printed {
  return derived(part, whole, (one, all) => (all === 0 ? 0 : Math.round((one * 1000) / all)))
}

/** By how much a number grew or shrank; hidden as soon as one of the two is. */
export function changeOf(now: Printed, before: Printed): Printed {
  return derived(now, before, (one, other) => one - other)
}

/** What follows from a group (a median, hours a person), hidden where the number of the group is. */
export function ofGroup(value: number, group: Printed): Printed {
  return derived(group, group, () => value)
}

function derived(one: Printed, other: Printed, reckon: (one: number, other: number) => number): Printed {
  if ('value' in one && 'value' in other) return { value: reckon(one.value, other.value) }
  return 'masked' in one ? { masked: true } : { withheld: true }
}
