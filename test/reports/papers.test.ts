import { expect } from 'chai'
import { draw as drawStatement } from '../../reports/access-statement/draw.ts'
import { drawHours } from '../../reports/certificates/draw-hours.ts'
import { drawTraining } from '../../reports/certificates/draw-training.ts'
import { draw as drawChronology } from '../../reports/chronology/draw.ts'
import { draw as drawReferral } from '../../reports/referral/draw.ts'
import { draw as drawRenewal } from '../../reports/renewal/draw.ts'
import { example as statement } from './access-statement/example.ts'
import { hoursExample, trainingExample } from './certificates/example.ts'
import { example as chronology, longExample } from './chronology/example.ts'
import { all, type Part, readStructure } from './layout/structure.ts'
import { ask, needs, overlaps, textOf } from './layout/tools.ts'
import { example as referral } from './referral/example.ts'
import { quietYear, example as renewal } from './renewal/example.ts'

const names = ['سميرة بنت يوسف', '陳大文', 'Nguyễn Thị Hồng Đào']
const mark = {
  fingerprint: '0123456789abcdef0123456789abcdef01234567',
  verifyAt: 'https://cases.example/api/v1/reports/verify/',
}
const firm = { name: 'Nguyễn Thị Hồng Đào & 陳大文', offices: ['香港'] }
const noRows = { readings: [], consents: [], matters: [], referrals: [], overrides: [], recalls: [] }
const person = (name: string | undefined) => ({ person: { name: name ?? '' } })
const { identity } = referral().disclosed

const papers: Record<string, () => Promise<Buffer>> = {
  'a renewal report': () => drawRenewal(renewal({ firm }), 'en', mark),
  'a renewal report in Chinese': () => drawRenewal(renewal({ firm }), 'zh-Hant', mark),
  'a renewal report of nothing': () => drawRenewal({ ...quietYear(), lastPeriod: null }, 'en', mark),
  'a chronology': () => drawChronology(chronology({ client: { name: names.join(', ') } }), mark),
  'a long chronology': () => drawChronology(longExample(), mark),
  'a chronology for a hearing': () => drawChronology(chronology({ purpose: 'hearing', corrected: [] }), mark),
  'a certificate of hours': () => drawHours(hoursExample(person(names[2])), mark),
  'a certificate of training': () => drawTraining(trainingExample(person(names[0])), mark),
  'a referral': () => drawReferral(referral()),
  'a referral that is a draft': () => drawReferral(referral({ draft: true, disclosed: {} })),
  'an access statement': () => drawStatement(statement()),
  'an access statement of nothing': () => drawStatement(statement(noRows)),
}

for (const [name, draw] of Object.entries(papers)) {
  describe(`the structure of ${name}`, function (this: Mocha.Suite) {
    this.timeout(120_000)
    let document: Buffer

    before(async () => {
      document = await draw()
    })

    it('has every mark of its pages in its place, and nothing painted beside', function () {
      needs(this, 'qpdf')
      const { lang, parts, untagged, lost } = readStructure(document)
      expect(lang).to.match(/^(en-GB|zh-Hant)$/)
      expect(parts.map(({ tag }) => tag)).to.deep.equal(['Document'])
      expect(untagged).to.deep.equal([])
      expect(lost).to.deep.equal([])
    })

    it('has one title, and headings that skip no level', function () {
      needs(this, 'qpdf')
      const levels = all(readStructure(document).parts, /^H\d$/).map(({ tag }) => Number(tag.slice(1)))
      expect(levels[0]).to.equal(1)
      expect(levels.filter(level => level === 1)).to.have.length(1)
      for (const [index, level] of levels.slice(1).entries())
        expect(level).to.be.at.most((levels[index] ?? 0) + 1)
    })

    it('has tables whose rows fill their columns, with heads that say what they head', function () {
      needs(this, 'qpdf')
      const { parts } = readStructure(document)
      for (const { parts: rows } of all(parts, /^Table$/)) expectTable(rows)
      for (const { scope } of all(parts, /^TH$/)) expect(scope).to.match(/^\/(Column|Row)$/)
      for (const { alt } of all(parts, /^Figure$/)) expect(alt).to.match(/\p{L}.*\d/u)
    })

    it('is a sound file with all its fonts inside, and no words on each other', function () {
      for (const tool of ['qpdf', 'pdffonts', 'pdftotext'] as const) needs(this, tool)
      expect(ask('qpdf', document, ['--check'])).to.include('No syntax or stream encoding errors')
      const fonts = ask('pdffonts', document, []).trim().split('\n').slice(2)
      for (const font of fonts) expect(font).to.match(/yes yes yes +\d+ +0$/)
      expect(overlaps(document)).to.deep.equal([])
    })
  })
}

function expectTable(rows: Part[]): void {
  const [head] = rows
  expect(new Set(rows.map(({ tag }) => tag))).to.deep.equal(new Set(['TR']))
  expect(head?.parts.every(({ tag, scope }) => tag === 'TH' && scope === '/Column')).to.equal(true)
  for (const { parts: cells } of rows) {
    const across = cells.reduce((sum, { span }) => sum + span, 0)
    expect(across).to.equal(head?.parts.length)
  }
}

describe('what is read out of a paper', function (this: Mocha.Suite) {
  this.timeout(300_000)

  const read = async (draw: () => Promise<Buffer>) => (await textsOf(draw)).join('\n')
  const textsOf = async (draw: () => Promise<Buffer>) => {
    const document = await draw()
    const marks = /[\u200d-\u200f\u202a-\u202e\u2066-\u2069]/g
    return [textOf(document), ask('pdftotext', document, [], ['-'])].map(text => text.replace(marks, ''))
  }

  it('are names in three scripts exactly as they were written, as they stand and as they flow', async function () {
    needs(this, 'pdftotext')
    const drawn: [string | undefined, () => Promise<Buffer>][] = names.flatMap(name => [
      [name, () => drawChronology(chronology({ client: { name } }))],
      [name, () => drawHours(hoursExample(person(name)))],
      [name, () => drawTraining(trainingExample(person(name)))],
      [name, () => drawStatement(statement({ client: { reference: 'CL-7K3M-9QX2', name } }))],
      [name, () => drawRenewal(renewal({ firm: { name, offices: [] } }))],
      [
        name,
        () =>
          drawReferral(
            referral({ disclosed: identity ? { identity: { ...identity, fullName: name } } : {} }),
          ),
      ],
    ])
    for (const [name, draw] of drawn) for (const text of await textsOf(draw)) expect(text).to.include(name)
  })

  it('is a fingerprint on the last page of every report that can be verified', async function () {
    needs(this, 'pdftotext')
    for (const [name, draw] of Object.entries(papers)) {
      const pages = ask('pdftotext', await draw(), ['-raw'], ['-'])
        .replace(/\f$/, '')
        .split('\f')
      const says = pages.map(page => page.includes('01234567 89abcdef'))
      const kept = /referral|statement/.test(name)
      expect(says.lastIndexOf(true), name).to.equal(kept ? -1 : pages.length - 1)
    }
  })

  it('is that a chronology is privileged, on every page', async function () {
    needs(this, 'pdftotext')
    const pages = ask('pdftotext', await drawChronology(longExample()), ['-raw'], ['-'])
      .split('\f')
      .slice(0, -1)
    expect(pages.length).to.be.above(12)
    for (const page of pages) expect(page).to.include('Privileged and confidential')
  })

  it('says where letters are missing, on whatever paper', async function () {
    needs(this, 'pdftotext')
    const name = 'सीता देवी श्रेष्ठ 😀'
    const drawn = [
      () => drawChronology(chronology({ client: { name } })),
      () => drawHours(hoursExample({ firm: { name } })),
      () => drawTraining(trainingExample({ training: { ...trainingExample().training, title: name } })),
      () => drawStatement(statement({ client: { reference: 'CL-7K3M-9QX2', name } })),
      () => drawReferral(referral({ reason: name })),
      () => drawRenewal(renewal({ firm: { name, offices: [] } })),
    ]
    for (const draw of drawn) {
      const text = (await read(draw)).replace(/\s+/g, ' ')
      expect(text).to.include('[in Devanagari script]').and.include('place is marked')
    }
  })

  it('is one page of a certificate with the longest names there can be', async function () {
    needs(this, 'pdfinfo')
    const name = 'Ashworth <b>&amp; \u202eOkafor 陳安信律師事務所 '.repeat(12).slice(0, 400)
    const given = { firm: { name }, centre: { name: name.slice(0, 120) }, ...person(name.slice(0, 200)) }
    const period = { from: '2027-01-01', to: '2027-12-31' }
    const training = { ...trainingExample().training, title: name, accreditedBy: name.slice(0, 200) }
    for (const document of [
      await drawHours(hoursExample({ ...given, period }), mark),
      await drawTraining(trainingExample({ ...given, training }), mark),
    ])
      expect(ask('pdfinfo', document, [])).to.match(/Pages: +1\n/)
  })
})
