import { expect } from 'chai'
import { jurisdictionFor, jurisdictionIds } from '../../../jurisdictions/load.ts'
import { grades } from '../../../models/LawyerProfile.ts'
import { matterKinds } from '../../../models/Matter.ts'
import { services } from '../../../models/Provider.ts'
import { catalogue } from '../../../reports/figures/catalogue.ts'
import { dimensions } from '../../../reports/figures/dimensions.ts'
import { regionOf } from '../../../reports/figures/regions.ts'
import { usualFrames } from '../../../reports/frames/frames.ts'
import { voiceOf } from '../../../reports/impact/wording.ts'
import { wellbeingDefinitions, words } from '../../../reports/impact/words.ts'
import { languages } from '../../../reports/language/languages.ts'

/** Every sentence by its place. */
function sentences(of: object, place = ''): Map<string, string> {
  const all = Object.entries(of).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[`${place}${name}`, value]] : [...sentences(value, `${place}${name}.`)],
  )
  return new Map(all)
}

const placesIn = (sentence: string) => (sentence.match(/\{\w+\}/g) ?? []).sort()
const codes = [...catalogue.map(({ code }) => code), ...Object.keys(wellbeingDefinitions)]
const isHan = (text: string) => /\p{sc=Han}/u.test(text)

describe('the words of an impact report', () => {
  it('ask for the same values in both languages', () => {
    const [english, chinese] = [sentences(words.en), sentences(words['zh-Hant'])]
    expect([...chinese.keys()].sort()).to.deep.equal([...english.keys()].sort())
    for (const [place, sentence] of chinese)
      expect(placesIn(sentence), place).to.deep.equal(placesIn(english.get(place) ?? ''))
  })

  it('are never left in English', () => {
    for (const [place, sentence] of sentences(words['zh-Hant'])) {
      const said = sentence.replace(/\{\w+\}/g, '')
      expect(!/\p{L}/u.test(said) || isHan(said), place).to.equal(true)
    }
  })

  it('name every figure of the catalogue and say what it counts, in both languages', () => {
    for (const language of languages) {
      const voice = voiceOf(language)
      for (const code of codes) {
        expect(voice.label({ code, by: {} }), code).to.not.equal(code)
        expect(voice.alone({ code, by: {} }), code).to.not.match(/^–/)
        expect(isHan(voice.definition(code, 'English')), code).to.equal(language === 'zh-Hant')
      }
    }
  })

  it('name every value by which figures of the report can be divided', () => {
    const phases = jurisdictionIds.flatMap(id => jurisdictionFor(id).process.phases.map(({ code }) => code))
    const regions = ['DZ', 'KE', 'CM', 'ZA', 'NG', 'CU', 'MX', 'PE', 'US', 'KZ', 'CN', 'VN', 'PK', 'IQ', 'UA']
      .concat(['SE', 'IT', 'FR', 'AU', 'FJ', 'stateless', 'XX'])
      .map(regionOf)
    const values: Record<string, readonly string[]> = {
      phase: phases,
      service: services,
      kind: matterKinds,
      grade: [...grades, 'unknown'],
      region: [...regions, 'several', 'unknown'],
      age: ['0-4', '5-11', '12-17', '18-59', '60+', 'unknown'],
      gender: ['female', 'male', 'other', 'undisclosed', 'unknown'],
      disability: ['yes', 'no', 'unknown'],
    }
    for (const language of languages) {
      const voice = voiceOf(language)
      for (const [dimension, all] of Object.entries(values))
        for (const value of all) {
          const said = voice.label({ code: 'people.reached', by: { [dimension]: value } })
          expect(isHan(said), `${dimension} ${value}`).to.equal(language === 'zh-Hant')
          expect(said, `${dimension} ${value}`).to.match(/^[\p{Lu}\p{sc=Han}\d]/u)
        }
      for (const dimension of Object.keys(dimensions)) expect(voice.by(dimension)).to.not.equal(dimension)
    }
  })

  it('give the usual frames and their lines a Chinese title each', () => {
    for (const { translations, lines } of usualFrames) {
      expect(isHan(translations?.['zh-Hant']?.title ?? '')).to.equal(true)
      for (const line of lines)
        expect(isHan(line.translations?.['zh-Hant']?.title ?? ''), line.code).to.equal(true)
    }
  })
})
