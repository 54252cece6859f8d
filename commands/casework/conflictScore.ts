import { partsOf } from './nameTokens.ts'

/** How alike two names are, in points of 100, with the reasons in words and counts that repeat nothing of either. */
export interface Scored {
  score: number
  reasons: string[]
}

/** Below this a likeness is no hit: too little of the name agrees. Our own measure, as are the weights below. */
export const LEAST = 50
/** From here on somebody has to look. */
export const ALARMING = 80

/** A part has to be this long, in letters, before one different letter is taken for a slip. */
const LONG = 5
const MOST_PARTS = 12
const worth = { equal: 1, 'one letter apart': 0.85, initial: 0.5 } as const
type Likeness = keyof typeof worth

/** Judges a name that was asked against the name of a file and its aliases; the best of them counts. */
export function scoreName(asked: string, name: string, aliases: readonly string[]): Scored {
  const own = compared(asked, name)
  const others = aliases.map(alias => compared(asked, alias))
  const best = others.reduce((most, one) => (one.score > most.score ? one : most), own)
  if (best.score < LEAST) return { score: best.score, reasons: [] }
  const agreeing = others.filter(one => one.score >= LEAST && one !== best).length
  const more = best === own ? '' : 'more '
  const words = agreeing === 1 ? `one ${more}alias agrees` : `${agreeing} ${more}aliases agree`
  const first = inWords(best, best === own ? 'the name' : 'an alias')
  return { score: best.score, reasons: agreeing > 0 ? [first, words] : [first] }
}

interface Comparison {
  score: number
  pairs: Pair[]
  /** How many parts the longer of the two names has. */
  parts: number
}

interface Pair {
  asked: number
  borne: number
  likeness: Likeness
}

/** Compares two names part by part, in any order: parts that agree, parts that clash, parts that only one of them has. */
function compared(asked: string, borne: string): Comparison {
  const ours = partsOf(asked).slice(0, MOST_PARTS)
  const theirs = partsOf(borne).slice(0, MOST_PARTS)
  const pairs = paired(ours, theirs)
  const parts = Math.max(ours.length, theirs.length)
  const solid = pairs.some(({ asked: at, likeness }) => likeness !== 'initial' && !isInitial(ours[at] ?? ''))
  if (!solid) return { score: 0, pairs, parts }
  const shorter = Math.min(ours.length, theirs.length)
  const mean = pairs.reduce((sum, { likeness }) => sum + worth[likeness], 0) / pairs.length
  // A slip weighs more where no other part bears the likeness out.
  const agreed = pairs.length === 1 ? mean ** 2 : mean
  const clash = (pairs.length / shorter) ** (isHan(ours) && isHan(theirs) ? 3 : 1.5)
  return { score: Math.round(100 * agreed * clash * coverage(pairs.length, shorter, parts)), pairs, parts }
}

/** What is left for parts that one name has and the other has not: little is lost, unless a single part agrees. */
function coverage(agreeing: number, shorter: number, longer: number): number {
  if (longer === 1) return 1
  return agreeing === 1 ? 0.4 + 0.4 / longer : 1 - (0.35 * (longer - shorter)) / longer
}

/** Each part finds one counterpart at most; equal ones first, then slips of a letter, then initials. */
function paired(ours: string[], theirs: string[]): Pair[] {
  const pairs: Pair[] = []
  for (const [likeness, alike] of likenesses) {
    for (const [asked, part] of ours.entries()) {
      if (pairs.some(pair => pair.asked === asked)) continue
      const borne = theirs.findIndex((one, at) => !pairs.some(pair => pair.borne === at) && alike(part, one))
      if (borne >= 0) pairs.push({ asked, borne, likeness })
    }
  }
  return pairs
}

const likenesses: [Likeness, (one: string, other: string) => boolean][] = [
  ['equal', (one, other) => one === other],
  ['one letter apart', oneLetterApart],
  ['initial', (one, other) => isInitialOf(one, other) || isInitialOf(other, one)],
]

/** Whether two long parts differ by one letter: another one, one more or one less. */
function oneLetterApart(one: string, other: string): boolean {
  const [short = [], long = []] = [[...one], [...other]].sort((a, b) => a.length - b.length)
  if (short.length < LONG || long.length - short.length > 1) return false
  const at = short.findIndex((letter, index) => letter !== long[index])
  if (at < 0) return true
  const rest = short.slice(short.length === long.length ? at + 1 : at)
  return rest.join('') === long.slice(at + 1).join('')
}

const isInitialOf = (one: string, other: string) =>
  isInitial(one) && !isInitial(other) && other.startsWith(one)

/** A single letter of a script that has capitals. In other scripts one character may be a whole name. */
const isInitial = (part: string) => [...part].length === 1 && part.toUpperCase() !== part.toLowerCase()

/** Han names are compared by their characters, of which few make a name: one other character is another name. */
const isHan = (parts: string[]) => parts.every(part => /^\p{Script=Han}$/u.test(part))

function inWords({ pairs, parts }: Comparison, what: string): string {
  const slips = pairs.filter(({ likeness }) => likeness === 'one letter apart').length
  const initials = pairs.filter(({ likeness }) => likeness === 'initial').length
  const borne = [...pairs].sort((a, b) => a.asked - b.asked).map(pair => pair.borne)
  const moved = borne.some((at, index) => index > 0 && at < (borne[index - 1] ?? 0))
  return [
    `${pairs.length} of ${parts} parts of ${what} agree`,
    moved ? ', in another order' : '',
    slips > 0 ? `, ${slips} with one letter different` : '',
    initials > 0 ? `, ${initials} by the initial` : '',
  ].join('')
}
