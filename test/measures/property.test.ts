import { expect } from 'chai'
import fc from 'fast-check'
import { measures } from '../../measures/load.ts'
import type { Item, Measure } from '../../measures/schema.ts'
import { faultsOf, measureFrom, scored } from './support.ts'

const reversed = measureFrom('pcl5-1.yaml', [
  'item: 5, least: 0, most: 4',
  'item: 5, least: 0, most: 4, reversed: true',
])
const all = [...measures, reversed]

const anyMeasure = fc.constantFrom(...all)
const answerTo = (item: Item) => fc.integer({ min: item.least, max: item.most })
const answersTo = (measure: Measure, answer: (item: Item) => fc.Arbitrary<number | null>) =>
  fc.record(Object.fromEntries(measure.items.map(item => [String(item.item), answer(item)])))
const full = anyMeasure.chain(measure => fc.tuple(fc.constant(measure), answersTo(measure, answerTo)))
const partial = anyMeasure.chain(measure =>
  fc.tuple(
    fc.constant(measure),
    answersTo(measure, item => fc.option(answerTo(item), { freq: 3 })),
  ),
)
const isAnswered = (items: Record<string, number | null>) =>
  Object.values(items).some(answer => answer !== null)

describe('for all answers', () => {
  it('a full set makes a total within the range, a percentage from 0 to 100, and leaves nothing open', () => {
    fc.assert(
      fc.property(full, ([measure, items]) => {
        const { total, percentage, band, missing, incomplete } = scored(measure, { items })
        expect(total).to.be.within(measure.total.least, measure.total.most)
        if (percentage !== null) expect(percentage).to.be.within(0, 100)
        expect({ band: typeof band, missing, incomplete }).to.deep.equal({
          band: 'string',
          missing: [],
          incomplete: false,
        })
      }),
    )
  })

  it('a partial set makes a total within the range or none, and names what is missing', () => {
    fc.assert(
      fc.property(partial, ([measure, items]) => {
        fc.pre(isAnswered(items))
        const { total, missing } = scored(measure, { items })
        if (total !== null) expect(total).to.be.within(measure.total.least, measure.total.most)
        const empty = measure.items.filter(item => items[String(item.item)] === null)
        expect(missing).to.deep.equal(empty.map(item => item.item))
      }),
    )
  })

  it('a threshold reached without some answers is reached with them too, where no rule replaces them', () => {
    const withGaps = full.chain(([measure, items]) =>
      fc.tuple(fc.constant(measure), fc.constant(items), fc.subarray(Object.keys(items), { minLength: 1 })),
    )
    fc.assert(
      fc.property(withGaps, ([measure, items, kept]) => {
        const known = scored(measure, {
          items: Object.fromEntries(kept.map(key => [key, items[key] ?? null])),
        })
        fc.pre(!known.replaced)
        expect(scored(measure, { items }).reached).to.include.members(known.reached)
        if (!known.incomplete) expect(known.reached).to.deep.equal(scored(measure, { items }).reached)
      }),
    )
  })

  it('a higher answer never lowers the total, nor a reversed one raises it', () => {
    const raised = full.chain(([measure, items]) =>
      fc.tuple(fc.constant(measure), fc.constant(items), fc.constantFrom(...measure.items)),
    )
    fc.assert(
      fc.property(raised, ([measure, items, item]) => {
        const key = String(item.item)
        fc.pre((items[key] ?? 0) < item.most)
        const before = scored(measure, { items }).total ?? 0
        const after = scored(measure, { items: { ...items, [key]: (items[key] ?? 0) + 1 } }).total ?? 0
        const step = item.reversed ? -1 : 1
        expect(after - before).to.equal(item.inTotal ? step : 0)
      }),
    )
  })

  it('a graver total never reaches fewer thresholds', () => {
    fc.assert(
      fc.property(anyMeasure, fc.nat(), fc.nat(), (measure, one, other) => {
        const within = (seed: number) =>
          measure.total.least + (seed % (measure.total.most - measure.total.least + 1))
        const [low, high] = [within(one), within(other)].sort((a, b) => a - b)
        const [mild, grave] = measure.higherIs === 'worse' ? [low, high] : [high, low]
        const milder = scored(measure, { total: mild }).reached
        expect(scored(measure, { total: grave }).reached).to.include.members(milder)
      }),
    )
  })

  it('an answer outside its range is refused, whatever else was answered', () => {
    const broken = full.chain(([measure, items]) =>
      fc.tuple(
        fc.constant(measure),
        fc.constant(items),
        fc.constantFrom(...measure.items),
        fc.integer({ min: 1 }),
      ),
    )
    fc.assert(
      fc.property(broken, fc.boolean(), ([measure, items, item, by], above) => {
        const answer = above ? item.most + by : item.least - by
        const key = String(item.item)
        expect(faultsOf(measure, { items: { ...items, [key]: answer } })).to.deep.equal([
          `item-out-of-range /items/${key}`,
        ])
      }),
    )
  })
})
