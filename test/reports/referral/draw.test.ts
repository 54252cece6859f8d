import { expect } from 'chai'
import { losesLetters, printable } from '../../../reports/layout/printable.ts'
import { draw } from '../../../reports/referral/draw.ts'
import { clientLines, consentLines } from '../../../reports/referral/sections.ts'
import { look } from '../layout/bytes.ts'
import { needs, textOf } from '../layout/tools.ts'
import { example } from './example.ts'

describe('the form of a referral', () => {
  it('is a tagged document of two pages with fonts for Arabic and Chinese names inside', async () => {
    const pdf = look(await draw(example()))
    expect(pdf.pages).to.equal(2)
    expect(pdf.fonts).to.equal(4)
    expect(pdf.source).to.include('/Marked true').and.include('/Lang (en-GB)')
    expect(pdf.tags('Table')).to.equal(5)
    expect(pdf.says('Referral RF-7K3M-9QX2')).to.equal(true)
  })

  it('gives the same bytes for the same form', async () => {
    expect((await draw(example())).equals(await draw(example()))).to.equal(true)
  })

  it('says of every field that was not chosen that it is not disclosed', () => {
    const lines = clientLines(example({ disclosed: {} }))
    const [code, ...others] = lines
    expect(code).to.deep.equal(['Case code', 'RF-7K3M-9QX2'])
    const silent = others.filter(([field]) => field !== 'How to make contact safely')
    expect(new Set(silent.map(([, entry]) => entry))).to.deep.equal(new Set(['Not disclosed']))
    expect(silent).to.have.length(14)
  })

  it('holds no canary of a piece that was not chosen', async () => {
    const { identity } = example().disclosed
    const pdf = look(await draw(example({ disclosed: identity ? { identity } : {} })))
    const all = clientLines(example({ disclosed: identity ? { identity } : {} }))
      .flat()
      .join('\n')
    expect(all).not.to.match(/Ferry Street|5550 0101|SV-VF|Recognizance|notice of appeal|child/)
    expect(pdf.pages).to.equal(2)
  })

  it('asks for a signature while it is a draft, and names what is disclosed to whom', () => {
    const draft = consentLines(example({ draft: true }))
    expect(draft.find(([field]) => field === 'The client')?.[1]).to.match(/^Agrees\. Signature/)
    const [disclosed] = consentLines(example({ disclosed: { documents: [] } }))
    expect(disclosed).to.deep.equal(['Disclosed', 'The reason and the service; identity papers'])
  })

  it('names the script of words that its fonts cannot draw, and keeps all others', () => {
    expect(printable('שרה כהן')).to.equal('[in Hebrew script]')
    expect(printable('Abebe አበበ, 陳大文 Nguyễn Łukasz Ольга سميرة')).to.equal(
      'Abebe [in Ethiopic script], 陳大文 Nguyễn Łukasz Ольга سميرة',
    )
    expect(printable('አበበ (ಅ)')).to.equal('[in Ethiopic script] ([in another script])')
    expect(losesLetters('陳大文, سميرة، ۱۴:۰۰ — +852')).to.equal(false)
  })

  it('names a character that no font has by its code point, in text that its fonts draw', () => {
    expect(printable('𠮷野 𠝹 ☐ →')).to.match(/^\[U\+20BB7\]野 𠝹 \[U\+2610\] /u)
    expect(losesLetters('吉野')).to.equal(false)
    expect(losesLetters('𠮷野')).to.equal(true)
  })

  it('names countries, languages and kinds of names in words', () => {
    const { identity } = example().disclosed
    if (!identity) throw new Error('The example discloses who the client is')
    const names = [{ kind: 'native-script', name: 'سميرة' }]
    const told = {
      ...identity,
      names,
      nationalities: ['SD', 'stateless'],
      languages: ['ar', 'zh-Hant', 'xx-12'],
    }
    const entries = new Map(clientLines(example({ disclosed: { identity: told } })))
    expect(entries.get('Nationality')).to.equal('Sudan (SD); stateless')
    expect(entries.get('Languages')).to.equal('Arabic (ar); Traditional Chinese (zh-Hant); xx-12')
    expect(entries.get('Other names')).to.equal('سميرة (in their own script)')
  })

  it('keeps the lines of the reason apart', async function () {
    needs(this, 'pdftotext')
    const lines = textOf(await draw(example({ reason: 'She does not sleep.\r\n\nAfter six only.' })))
      .split('\n')
      .map(line => line.trim())
    expect(lines).to.include.members(['She does not sleep.', 'After six only.'])
  })
})
