import { expect } from 'chai'
import { draw } from '../../../reports/impact/draw.ts'
import { voiceOf } from '../../../reports/impact/wording.ts'
import { languages } from '../../../reports/language/languages.ts'
import { look } from '../layout/bytes.ts'
import { ask, needs, overlaps, textOf } from '../layout/tools.ts'
import { everywhere, example } from './example.ts'

const mark = { fingerprint: 'ab12cd34'.repeat(5), verifyAt: 'https://cases.example/verify/' }
const tight = (text: string) => text.replace(/\s/g, '')

/** The text in the order in which it is read aloud, which in columns is not the order of the lines on the page. */
const readAloud = (bytes: Buffer) => tight(ask('pdftotext', bytes, ['-raw'], ['-']))

describe('drawing an impact report', function () {
  this.timeout(120_000)
  let english: Buffer
  let chinese: Buffer

  before(async () => {
    english = await draw(example(), 'en', mark)
    chinese = await draw(example(), 'zh-Hant', mark)
  })

  it('makes a tagged document: headings in their order, tables, charts that speak, and its fonts inside', () => {
    const pdf = look(english)

    expect(pdf.header).to.equal('%PDF-1.7')
    expect(pdf.pages).to.be.within(8, 12)
    expect(pdf.fonts).to.equal(2)
    expect(pdf.source).to.include('/Marked true').and.include('/Lang (en-GB)')
    expect(pdf.tags('H1')).to.equal(1)
    expect(pdf.tags('H2')).to.equal(13)
    // Eight of nine sections say something, and three frames follow.
    expect(pdf.tags('Table')).to.equal(11)
    // Two at a glance, stages, appeals, services, what came of referrals, well-being, kinds of matters, hours by grade.
    expect(pdf.tags('Figure')).to.equal(9)
    expect(pdf.tags('H3')).to.equal(9 + 3)
    expect(pdf.tags('L')).to.equal(2)
    expect(pdf.source.match(/\/Alt /g)).to.have.length(9)
  })

  it('gives the same bytes for the same figures, in each language', async () => {
    expect((await draw(example(), 'en', mark)).equals(english)).to.equal(true)
    expect((await draw(example(), 'zh-Hant', mark)).equals(chinese)).to.equal(true)
  })

  it('tells the period in sentences and in large figures that are shown', function () {
    needs(this, 'pdftotext')
    const text = textOf(english).replace(/\s+/g, ' ')
    expect(text).to.include('In this period, Harbour Justice Centre worked with 127 people, 40 of them new.')
    expect(text).to.include('Figures as they were known on 15 January 2027, 03:09 UTC.')
    expect(text).to.include('78% of the referrals sent reached the service. In the period before: 75%.')
    // Of the lawyers, the number before is hidden; so is the share of it, but not this period’s.
    expect(text).to.include('86% of the lawyers taking part gave ten hours or more.')
    expect(text).to.not.include('gave ten hours or more. In the period before')
    expect(text).to.not.match(/% of the appeals/)
  })

  it('bears the code of each figure, and what the code counts', function () {
    needs(this, 'pdftotext')
    const text = readAloud(english)
    for (const { code, text: definition } of example().definitions) {
      expect(text.split(code).length, code).to.be.greaterThan(2)
      expect(text).to.include(tight(definition.split('. ')[0] ?? ''))
    }
  })

  it('is drawn in Chinese, and the words come out of it as they went in', function () {
    needs(this, 'pdftotext')
    expect(look(chinese).source).to.include('/Lang (zh-Hant)')
    const text = readAloud(chinese)
    const voice = voiceOf('zh-Hant')
    for (const { code, text: english } of example().definitions)
      expect(text, code).to.include(tight(voice.definition(code, english).replace(voice.steps, '')))
    for (const said of [
      voice.words.sections.outcomes.intro,
      '難民全球契約',
      '目標一：紓緩收容國的壓力',
      '免遣返聲請呈請辦事處',
      '第1頁，共',
      '指紋碼：ab12cd34',
      '期內，HarbourJusticeCentre協助了127人，其中40人為新增。',
    ])
      expect(text, said).to.include(tight(said))
    expect(text).to.not.match(/This period|Thisperiod|Objective|notshown/)
  })

  it('has its fonts inside and holds as a file', function () {
    needs(this, 'qpdf')
    needs(this, 'pdffonts')
    for (const bytes of [english, chinese]) {
      expect(ask('qpdf', bytes, ['--check'])).to.include('No syntax or stream encoding errors')
      const fonts = ask('pdffonts', bytes, []).trim().split('\n').slice(2)
      expect(fonts.every(font => / yes yes yes /.test(font))).to.equal(true)
    }
  })

  it('neither draws nor says what is left of a whole whose other part is shown', async function () {
    needs(this, 'pdftotext')
    const pdf = look(english)
    // 71 appeals, of which some late; 19 people with two scores, 8 of them worse.
    expect(pdf.says('This period: In time not shown, Asked to be filed late 1–4, not drawn')).to.equal(true)
    expect(pdf.says('Better not shown, The same 1–4, Worse 8, not drawn')).to.equal(true)
    expect(textOf(english)).to.include('not drawn, a part is hidden')
    const few = example({
      sections: [{ code: 'people', rows: example().sections[0]?.rows.map(hideNew) ?? [] }],
    })
    const bytes = await draw(few)
    expect(look(bytes).tags('Figure')).to.equal(0)
    expect(textOf(bytes))
      .to.include('127')
      .and.not.match(/\b(40|64|23)\b/)
  })

  it('sets no hidden number large, but the next that is shown', async function () {
    needs(this, 'pdftotext')
    const hidden = example().sections.map(section => ({
      ...section,
      rows: section.rows.map(row =>
        row.code === 'people.reached' ? { ...row, now: { withheld: true as const } } : row,
      ),
    }))
    const [shown, without] = [textOf(english), textOf(await draw(example({ sections: hidden })))]
    const large = (text: string) =>
      ['people reached', 'claim forms returned'].map(label => new RegExp(` ${label}|${label} `).test(text))
    expect(large(shown.split('Steps achieved')[0] ?? '')).to.deep.equal([true, true])
    expect(large(without.split('Steps achieved')[0] ?? '')).to.deep.equal([false, true])
  })

  it('says in a sentence that nothing was recorded, without chart and table', async function () {
    needs(this, 'pdftotext')
    for (const language of languages) {
      const bytes = await draw(everywhere({ value: 0 }), language)
      const pdf = look(bytes)
      expect([pdf.tags('Figure'), pdf.tags('Table')]).to.deep.equal([0, 0])
      const { words } = voiceOf(language)
      const text = tight(textOf(bytes))
      expect(text).to.include(tight(words.headline.nothing))
      expect(text.split(tight(words.none))).to.have.length(10)
    }
  })

  it('says of a copy without a fingerprint that it is for the centre alone, and of another when it counts', async function () {
    needs(this, 'pdftotext')
    for (const [language, marked] of [
      ['en', english],
      ['zh-Hant', chinese],
    ] as const) {
      const { words } = voiceOf(language)
      expect(readAloud(await draw(example(), language))).to.include(tight(words.mark.internal))
      expect(readAloud(marked)).to.not.include(tight(words.mark.internal))
      expect(readAloud(marked)).to.include('draft')
    }
  })

  it('says in a sentence that every number of a section is hidden, without a table of them', async function () {
    needs(this, 'pdftotext')
    for (const language of languages) {
      const bytes = await draw(everywhere({ withheld: true }), language)
      // The tables that are left are those of the frames.
      expect([look(bytes).tags('Figure'), look(bytes).tags('Table')]).to.deep.equal([0, 3])
      const { words } = voiceOf(language)
      expect(tight(textOf(bytes)).split(tight(words.hidden)).length).to.equal(10)
    }
  })

  it('draws nothing where all is small, and says so', async function () {
    needs(this, 'pdftotext')
    const bytes = await draw(everywhere({ masked: true }))
    expect(look(bytes).tags('Figure')).to.equal(0)
    const text = textOf(bytes).replace(/\s+/g, ' ')
    expect(text).to.include('The numbers of this period are small').and.not.include('At a glance')
    expect(text).to.include('Not drawn: Cases open at the end, by stage. All of it is hidden.')
  })

  it('never writes one word over another, with numbers of seven digits', async function () {
    needs(this, 'pdftotext')
    for (const language of languages)
      expect(overlaps(await draw(everywhere({ value: 9_876_543 }), language, mark))).to.deep.equal([])
    for (const bytes of [english, chinese]) expect(overlaps(bytes)).to.deep.equal([])
  })

  it('holds a name of four hundred characters, with or without spaces', async () => {
    for (const name of ['Ashworth Lindqvist '.repeat(22).slice(0, 400), 'W'.repeat(400)])
      expect(look(await draw(example({ centre: { name } }))).pages).to.be.within(8, 12)
  })

  it('passes no turning characters on, and markup as it is', async function () {
    needs(this, 'pdftotext')
    const bytes = await draw(example({ centre: { name: '<b>Okafor</b> \u202ePLL\u202c {span}' } }))
    const pdf = look(bytes)
    expect(pdf.says('<b>Okafor</b> PLL {span}')).to.equal(true)
    expect(ask('pdftotext', bytes, [], ['-']))
      .to.include('<b>Okafor</b> PLL {span}')
      .and.not.include('\u202e')
    expect(ask('pdfinfo', bytes, [])).to.not.include('\u202e')
  })

  it('shows a line of a frame in English where nobody gave it a Chinese title', async function () {
    needs(this, 'pdftotext')
    const figures = example()
    const frames = figures.frames.map(({ translations: _, ...frame }) => ({
      ...frame,
      lines: frame.lines.map(({ translations: __, ...line }) => line),
    }))
    const text = textOf(await draw({ ...figures, frames }, 'zh-Hant')).replace(/\s+/g, ' ')
    expect(text).to.include('Global Compact on Refugees').and.include('Objective 1: ease pressures')
  })
})

const hideNew = <R extends { code: string }>(row: R): R =>
  ['people.carried-over', 'people.new'].includes(row.code)
    ? { ...row, now: { withheld: true }, before: { masked: true } }
    : row
