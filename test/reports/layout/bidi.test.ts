import { expect } from 'chai'
import { directed, lineFrom, stretchesOf } from '../../../reports/layout/bidi.ts'

describe('the order of mixed scripts', () => {
  const seen = (text: string) => stretchesOf(directed(text)).map(stretch => stretch.text)

  it('leaves a line alone that is read from the left', () => {
    expect(seen('Nguyễn Thị Ánh, 陳大文 (1991)')).to.deep.equal(['Nguyễn Thị Ánh, 陳大文 (1991)'])
  })

  it('keeps an Arabic name in its place in an English sentence', () => {
    expect(seen('Her name is سميرة بنت يوسف, born 1991')).to.deep.equal([
      'Her name is ',
      'سميرة بنت يوسف',
      ', born 1991',
    ])
  })

  it('stands digits and Latin words of an Arabic sentence in the order of reading', () => {
    expect(seen('منذ 2019 مع Harbour Centre هنا')).to.deep.equal([
      ' هنا',
      'Harbour Centre',
      ' مع ',
      '2019',
      'منذ ',
    ])
    expect(seen('في ١٢٣ يوم')).to.deep.equal([' يوم', '١٢٣', 'في '])
  })

  it('mirrors brackets that are read from the right, and no others', () => {
    expect(seen('سميرة (بنت) [1]')).to.deep.equal(['[', '1', 'سميرة )بنت( ]'])
    expect(seen('Samira (سميرة)')).to.deep.equal(['Samira (', 'سميرة', ')'])
  })

  it('takes the direction of a paragraph from its first strong letter', () => {
    expect(directed('12 (سميرة) Samira').rtl).to.equal(true)
    expect(directed('12 (Samira) سميرة').rtl).to.equal(false)
    expect(directed('12').rtl).to.equal(false)
  })

  it('gives every line the directions of its whole paragraph', () => {
    const text = 'سميرة تعمل مع Harbour Justice Centre '
    const start = text.indexOf('Justice')
    const line = stretchesOf(lineFrom(directed(text), start, text.length))
    expect(line.map(stretch => stretch.text)).to.deep.equal([' ', 'Justice Centre'])
  })
})
