import { expect } from 'chai'
import fc from 'fast-check'
import { type LedesField, type LedesForm, ledesFields, readLedes, writeLedes } from '../../formats/ledes.ts'

const header = `${ledesFields.join('|')}[]`
const blank = Object.fromEntries(ledesFields.map(field => [field, ''])) as Record<LedesField, string>

/** A month of pro bono work as a billing system hands it out; every name is invented. */
const items = [
  '20260930|PB-2609-014|90217|90217-0003|0.00|20260901|20260930|Pro bono assistance, September 2026|1|F|1.50|0.00|0.00|20260903|L120||A106|T0412|Conference with client and interpreter; advise on screening interview|98-7654321|0.00|Vandermeer, Ottilie|AS|CW-M-2201[]',
  '20260930|PB-2609-014|90217|90217-0003|0.00|20260901|20260930|Pro bono assistance, September 2026|2|F|0.33|0.00|0.00|20260904|L110||A104|T0412|Review country-of-origin bundle|98-7654321|0.00|Vandermeer, Ottilie|AS|CW-M-2201[]',
  '20260930|PB-2609-014|90217|90217-0003|0.00|20260901|20260930|Pro bono assistance, September 2026|3|E|12|0.00|0.00|20260904||E101||T0412|Copying|98-7654321|0.00|Vandermeer, Ottilie|AS|CW-M-2201[]',
  '20260930|PB-2609-014|90217|90217-0003|0.00|20260901|20260930|Pro bono assistance, September 2026|4|F|.75|0.00|0.00|20260911|L210||A103|T0088|Settle grounds of appeal; café note – “final”|98-7654321|0.00|Quennell, Basil|PT|CW-M-2201[]',
]
const file = (newline: string, tail: string, mark = '') =>
  `${mark}${['LEDES1998B[]', header, ...items].join(newline)}${tail}`
const windows = (text: string) =>
  Buffer.from(text.replace('–', '\x96').replace('“', '\x93').replace('”', '\x94'), 'latin1')

const detailsOf = (text: string | Buffer) =>
  readLedes(Buffer.from(text)).faults.map(({ line, field, detail }) => `${line} ${field}: ${detail}`)

describe('a LEDES file', () => {
  const forms: [string, Buffer][] = [
    ['with CRLF', Buffer.from(file('\r\n', '\r\n'))],
    ['with LF', Buffer.from(file('\n', '\n'))],
    ['without a line ending at its end', Buffer.from(file('\r\n', ''))],
    ['with blank lines at its end', Buffer.from(file('\r\n', '\r\n\r\n'))],
    ['with a byte order mark', Buffer.from(file('\r\n', '\r\n', '\ufeff'))],
    ['in Windows-1252', windows(file('\r\n', '\r\n'))],
  ]
  for (const [name, bytes] of forms)
    it(`${name} goes in and comes out byte for byte`, () => {
      const read = readLedes(bytes)
      expect(read.faults).to.deep.equal([])
      expect(read.rows.map(row => row.line)).to.deep.equal([3, 4, 5, 6])
      const written = writeLedes(read.rows, read.form)
      expect('bytes' in written && written.bytes.equals(bytes)).to.equal(true)
    })

  it('in Windows-1252 gives the same text as in UTF-8', () => {
    const rows = readLedes(windows(file('\n', '\n'))).rows
    expect(rows).to.deep.equal(readLedes(Buffer.from(file('\n', '\n'))).rows)
    expect(rows[3]?.fields.LINE_ITEM_DESCRIPTION).to.contain('café note – “final”')
  })

  const openings: [string, string | Buffer, string][] = [
    ['nothing', '', '0 : The file is empty'],
    ['blank lines only', '\r\n \r\n', '0 : The file is empty'],
    ['a byte order mark only', '\ufeff', '0 : The file is empty'],
    ['XML', '<?xml version="1.0"?><ledesxml/>', '1 : This is XML; send LEDES 1998B'],
    ['LEDES 98BI', 'LEDES98BI[]\n', '1 : This is another version of LEDES; send LEDES 1998B'],
    ['LEDES 98BI V2', 'LEDES98BI V2[]\n', '1 : This is another version of LEDES; send LEDES 1998B'],
    ['something else', 'Date,Hours\n', '1 : The first line must be LEDES1998B[]'],
    ['no header', 'LEDES1998B[]\n', '2 : The header must end with []'],
    [
      'two fields changed about in the header',
      `LEDES1998B[]\n${header.replace('INVOICE_DATE|INVOICE_NUMBER', 'INVOICE_NUMBER|INVOICE_DATE')}`,
      '2 INVOICE_DATE: The header must name INVOICE_DATE as field 1',
    ],
    ['a 25th field', `LEDES1998B[]\n${header.replace('[]', '|PO[]')}`, '2 : The header must name 24 fields'],
    ['bytes of no text', Buffer.from([0x4c, 0, 0, 0]), '0 : The file is not a text file'],
    [
      'UTF-16',
      Buffer.from('\ufeffLEDES1998B[]', 'utf16le'),
      '0 : The file is neither in UTF-8 nor in Windows-1252',
    ],
    ['a byte of no character', Buffer.from([0x4c, 0x81, 0x0a]), '0 : The file is not wholly in windows-1252'],
  ]
  for (const [name, text, fault] of openings)
    it(`that holds ${name} is refused as a whole`, () => {
      expect(detailsOf(text)).to.deep.equal([fault])
      expect(readLedes(Buffer.from(text)).rows).to.deep.equal([])
    })

  it('that mixes encodings is refused, and the line is named', () => {
    const start = Buffer.from(`LEDES1998B[]\n${header}\n${items[0]?.replace('client', 'Zoë')}\n`)
    const rest = Buffer.from(`${items[1]?.replace('bundle', 'résumé')}\n`, 'latin1')
    expect(detailsOf(Buffer.concat([start, rest]))).to.deep.equal([
      '4 : The line is not in UTF-8, and other lines are: the file mixes encodings',
    ])
  })

  it('keeps its good lines where others are broken', () => {
    const lines = [
      items[0],
      items[1]?.replace('Review', 'Re|view'),
      items[2]?.slice(0, -2),
      '',
      `${items[3]}${items[3]}`,
      items[3]?.replace('Settle', 'Set\rtle'),
      items[3],
    ]
    const text = ['LEDES1998B[]', header, ...lines].join('\n')
    expect(detailsOf(text)).to.deep.equal([
      '4 : The line has 25 fields instead of 24',
      '5 : The line must end with []',
      '6 : The line must end with []',
      '7 : The line has [] before its end',
      '8 : The line has a line break inside a field',
    ])
    expect(readLedes(Buffer.from(text)).rows.map(row => row.line)).to.deep.equal([3, 9])
  })

  it('cut off in the middle of its last line loses that line and says so', () => {
    const cut = file('\r\n', '\r\n').slice(0, -60)
    expect(detailsOf(cut)).to.deep.equal(['6 : The line must end with []'])
  })

  it('never has its content repeated in a fault', () => {
    const broken = `LEDES1998B[]\n${header}\nQuennell, Basil|secret[]\nsecret`
    expect(detailsOf(broken).join()).not.to.match(/Quennell|secret/)
  })

  it('of ten thousand lines is read in bounded time', () => {
    const many = Array.from({ length: 10_000 }, (_, at) => items[at % 4])
    const begun = performance.now()
    const read = readLedes(Buffer.from(['LEDES1998B[]', header, ...many].join('\r\n')))
    expect(read.rows).to.have.length(10_000)
    expect(performance.now() - begun).to.be.below(3000)
  })

  it('of too many lines is refused', () => {
    const many = 'x[]\n'.repeat(20_001)
    expect(detailsOf(`LEDES1998B[]\n${header}\n${many}`)).to.deep.equal([
      '0 : The file has more than 20000 items',
    ])
  })
})

describe('writing a LEDES file', () => {
  const written = (value: string, form: Partial<LedesForm> = {}) =>
    writeLedes([{ fields: { ...blank, LINE_ITEM_DESCRIPTION: value } }], form)

  for (const value of ['a|b', 'see [] there', 'two\nlines', 'two\rlines'])
    it(`refuses the value ${JSON.stringify(value)}`, () => {
      const result = written(value)
      expect('faults' in result && result.faults).to.deep.equal([
        {
          line: 3,
          field: 'LINE_ITEM_DESCRIPTION',
          detail: 'A value may not hold | or [] or a line break',
        },
      ])
    })

  it('refuses what Windows-1252 cannot hold, and what would be read as UTF-8 afterwards', () => {
    for (const value of ['陳大文', 'Ã©'])
      expect(written(value, { encoding: 'windows-1252' })).to.deep.equal({
        faults: [{ line: 0, field: '', detail: 'The text cannot be written in windows-1252' }],
      })
  })

  it('ends every line as asked', () => {
    const result = written('x', { newline: '\n' })
    const text = 'bytes' in result ? result.bytes.toString() : ''
    expect(text.endsWith('|x|||||[]\n')).to.equal(true)
    expect(text).not.to.contain('\r')
  })

  const value = fc.string({ unit: 'grapheme', maxLength: 12 }).filter(text => !/[|\r\n\0]|\[\]/.test(text))
  const anyValues = fc.array(value, { minLength: 24, maxLength: 24 })
  const rowsOf = (tuples: string[][]) =>
    tuples.map((values, at) => {
      const pairs = ledesFields.map((field, place) => [field, values[place] ?? ''])
      return { line: at + 3, fields: Object.fromEntries(pairs) as Record<LedesField, string> }
    })
  const anyForm = fc.record({
    newline: fc.constantFrom('\r\n' as const, '\n' as const),
    tail: fc.constantFrom('', '\n', '\r\n', '\n\n'),
    bom: fc.boolean(),
    encoding: fc.constant('utf-8' as const),
  })

  it('and reading it again gives the same rows and the same form, whatever the values', () => {
    fc.assert(
      fc.property(fc.array(anyValues, { minLength: 1, maxLength: 5 }), anyForm, (tuples, form) => {
        const rows = rowsOf(tuples)
        const result = writeLedes(rows, form)
        if (!('bytes' in result)) throw new Error('not written')
        expect(readLedes(result.bytes)).to.deep.equal({ rows, form, faults: [] })
      }),
    )
  })

  it('refuses what was tampered with, or gives it back byte for byte', () => {
    const good = Buffer.from(items[0] ?? '')
    const piece = fc.oneof(
      fc.constantFrom(good, ...['|', '[', ']', '[]', '\n', ' ', 'é'].map(text => Buffer.from(text))),
      fc.uint8Array({ maxLength: 3 }).map(bytes => Buffer.from(bytes)),
    )
    const start = Buffer.from(`LEDES1998B[]\n${header}\n`)
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), pieces => {
        const bytes = Buffer.concat([start, ...pieces])
        const read = readLedes(bytes)
        if (read.faults.length > 0 || bytes.includes('\r\n')) return
        const result = writeLedes(read.rows, read.form)
        expect('bytes' in result && result.bytes.equals(bytes)).to.equal(true)
      }),
      { numRuns: 1000 },
    )
  })
})
