import type { Chance } from '../chance.ts'

const form = ['M02', 'M03', 'M04', 'M05']

/**
 * The stages that lead a claim to its end of today, by moves that the process allows. A claim made `again` begins with
 * the request for it; once that is accepted, the briefing follows.
 */
export function routeTo(end: string, chance: Chance, again = false): string[] {
  const route = wholeRoute(end, chance)
  if (!again) return route
  const request = route.indexOf('P01')
  return request >= 0 ? route.slice(request) : ['P01', 'P02', ...route.slice(route.indexOf('M04'))]
}

/** Whether a claim made again can have come so far. */
export const canBeAgain = (end: string) => !['M01', 'M02', 'M03'].includes(end)

function wholeRoute(end: string, chance: Chance): string[] {
  if (end === 'M01') return ['M01']
  if (end === 'W1') return [...form, ...(chance.happens(0.5) ? ['M07', 'W1'] : ['W1'])]
  if (end === 'W2') return [...form, 'W2']
  if (end.startsWith('M')) return immigration(end, chance)
  if (end.startsWith('A')) return [...immigration('M14', chance), ...board(end, chance)]
  if (end.startsWith('J')) return [...dismissed(chance), ...courts(end, chance)]
  return afterwards(end, chance)
}

function immigration(end: string, chance: Chance): string[] {
  const early = form.indexOf(end)
  if (early >= 0) return form.slice(0, early + 1)
  if (end === 'M06') return [...form, 'M06']
  const returned = [...form, ...(chance.happens(0.3) ? ['M06', 'M05', 'M07'] : ['M07'])]
  if (end === 'M07') return returned
  if (end === 'M08') return [...returned, 'M08']
  const again = chance.happens(0.3) ? ['M08', 'M09'] : []
  const heard = [...returned, 'M08', 'M09', ...again]
  if (end === 'M09') return heard
  if (end === 'M10' || end === 'M11') return [...heard, end]
  const more = chance.happens(0.15) ? ['M10'] : chance.happens(0.2) ? ['M11'] : []
  return end === 'M12' ? [...heard, ...more, 'M12'] : [...heard, ...more, 'M12', end]
}

function board(end: string, chance: Chance): string[] {
  if (end === 'A01') return ['A01']
  if (end === 'A03') return ['A01', 'A03']
  if (end === 'A04') return ['A01', 'A03', 'A04']
  const filed = chance.happens(0.1) ? ['A01', 'A03', 'A02'] : ['A01', 'A02']
  if (end === 'A02') return filed
  if (end === 'A09') return [...filed, 'A09']
  const moved = chance.happens(0.15) ? ['A05'] : []
  const listed = [...filed, ...moved, 'A05']
  if (end === 'A05') return listed
  return end === 'A06' ? [...listed, 'A06'] : [...listed, 'A06', end]
}

const dismissed = (chance: Chance) => [
  ...immigration('M14', chance),
  ...board(chance.happens(0.07) ? 'A04' : 'A08', chance),
]

function courts(end: string, chance: Chance): string[] {
  const reviewed = ['J01', 'J02', 'J04']
  const lines: Record<string, string[]> = {
    J01: ['J01'],
    J02: ['J01', 'J02'],
    J03: ['J01', 'J03'],
    J04: reviewed,
    J05: [...reviewed, 'J05'],
    J06: [...reviewed, 'J06'],
  }
  const line = lines[end]
  if (line) return line
  const lost = chance.happens(0.2) ? [...reviewed, 'J06'] : ['J01', 'J03']
  const appeal = [...lost, 'J07']
  if (end === 'J07') return appeal
  if (end === 'J08') return [...appeal, 'J08']
  const motion = [...appeal, 'J09', 'J10']
  if (end === 'J09') return motion.slice(0, -1)
  return end === 'J10' ? motion : [...motion, 'J12']
}

function afterwards(end: string, chance: Chance): string[] {
  switch (end) {
    case 'P01':
      return [...ended(chance), 'P01']
    case 'P03':
      return [...ended(chance), 'P01', 'P03']
    case 'P11':
      return [...lost(chance), 'P11']
    case 'P12':
      return [...lost(chance), 'P11', 'P12']
    case 'P13':
      return [...immigration(chance.oneOf(['M07', 'M12', 'M09']), chance), 'P13']
  }
  const won = chance.happens(0.6)
    ? immigration('M13', chance)
    : [...immigration('M14', chance), ...board('A07', chance)]
  return [...won, ...protectedBy(end, chance)]
}

const ended = (chance: Chance) =>
  chance.happens(0.3) ? [...form, 'M07', 'W1'] : [...dismissed(chance), ...courts('J12', chance)]

const lost = (chance: Chance) =>
  chance.happens(0.5)
    ? [...dismissed(chance), ...courts('J03', chance)]
    : [...dismissed(chance), ...courts('J12', chance)]

function protectedBy(end: string, chance: Chance): string[] {
  const recognised = ['P06', 'P07']
  if (end === 'P06') return ['P06']
  if (end === 'P07') return recognised
  if (end === 'P08') return [...recognised, 'P08']
  if (end === 'P10') return [...recognised, 'P08', 'P10']
  const here = chance.happens(0.5) ? [...recognised, 'P20'] : ['P20']
  return end === 'P04' ? [...here, 'P04'] : here
}
