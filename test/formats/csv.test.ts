import { expect } from 'chai'
import fc from 'fast-check'
import { type CsvChoices, readCsv, writeCsv } from '../../formats/csv.ts'

const read = (text: string | Buffer, choices: CsvChoices = {}) => readCsv(Buffer.from(text), choices)
const cellsOf = (text: string | Buffer, choices: CsvChoices = {}) =>
  read(text, choices).table.rows.map(row => Object.values(row.cells))

describe('a CSV file', () => {
  for (const delimiter of [',', ';', '\t'] as const)
    it(`parted by ${JSON.stringify(delimiter)} is recognised by its header`, () => {
      const text = [`Date${delimiter}"Hours, or; so"`, `2026-01-05${delimiter}1.5`].join('\n')
      const file = read(text)
      expect(file.delimiter).to.equal(delimiter)
      expect(file.table).to.deep.equal({
        columns: ['Date', 'Hours, or; so'],
        rows: [{ line: 2, cells: { Date: '2026-01-05', 'Hours, or; so': '1.5' } }],
      })
    })

  it('whose header breaks lines inside a name is recognised, too', () => {
    expect(cellsOf('"Work\ndate";Hours\n2026-01-05;1,5\n')).to.deep.equal([['2026-01-05', '1,5']])
  })

  it('keeps its rows behind very many blank lines', () => {
    expect(cellsOf(`A,B\n${'\n'.repeat(1_000_000)}${',\n'.repeat(100_000)}1,2\n`)).to.deep.equal([['1', '2']])
  })

  it('whose header has several delimiters waits for a choice', () => {
    const text = 'Date;Hours, decimal\n2026-01-05;1,5\n'
    expect(read(text).faults).to.deep.equal([
      { line: 1, field: '', detail: 'The header has several delimiters; choose which one parts columns' },
    ])
    expect(cellsOf(text, { delimiter: ';' })).to.deep.equal([['2026-01-05', '1,5']])
  })

  const encodings: [string, Buffer, CsvChoices, string, string][] = [
    ['UTF-8', Buffer.from('Name,Hours\n陳大文,1\n'), {}, 'utf-8', '陳大文'],
    ['UTF-8 with a mark', Buffer.from('\ufeffName,Hours\n陳大文,1\n'), {}, 'utf-8', '陳大文'],
    ['UTF-16', Buffer.from('\ufeffName,Hours\n陳大文,1\n', 'utf16le'), {}, 'utf-16le', '陳大文'],
    [
      'UTF-16, big end first',
      Buffer.from('\ufeffName,Hours\n陳大文,1\n', 'utf16le').swap16(),
      {},
      'utf-16be',
      '陳大文',
    ],
    ['Windows-1252', Buffer.from('Name,Hours\nZo\xeb \x80,1\n', 'latin1'), {}, 'windows-1252', 'Zoë €'],
    [
      'Big5, where that was chosen',
      Buffer.concat([Buffer.from('Name,Hours\n'), Buffer.from('b3af', 'hex'), Buffer.from(',1\n')]),
      { encoding: 'big5' },
      'big5',
      '陳',
    ],
  ]
  for (const [name, bytes, choices, encoding, text] of encodings)
    it(`in ${name} is decoded`, () => {
      expect(read(bytes, choices).encoding).to.equal(encoding)
      expect(cellsOf(bytes, choices)).to.deep.equal([[text, '1']])
    })

  it('that is neither, or a mixture, is refused', () => {
    const mixture = Buffer.concat([Buffer.from('Name,Hours\nZoë,1\n'), Buffer.from('Zo\xeb,1\n', 'latin1')])
    expect(read(mixture).faults[0]?.line).to.equal(3)
    expect(read(Buffer.from([0x41, 0x8d, 0x0a])).faults[0]?.detail).to.equal(
      'The file is not wholly in windows-1252',
    )
    expect(read(Buffer.from('A,B\n', 'utf16le')).faults[0]?.detail).to.equal('The file is not a text file')
  })

  it('counts lines as an editor does, across line breaks in cells and blank lines', () => {
    const file = read('A,B\r\n\r\n"two\r\nlines",1\r\n\r\n,\r\nx,2\r\n')
    expect(file.table.rows.map(row => [row.line, row.cells.A])).to.deep.equal([
      [3, 'two\nlines'],
      [7, 'x'],
    ])
    expect(file.faults).to.deep.equal([])
  })

  it('loses the rows that have too many or too few values, and keeps the others', () => {
    const file = read('A,B\n1,2\n1,2,3\n1\n3,4\n')
    expect(file.table.rows.map(row => row.line)).to.deep.equal([2, 5])
    expect(file.faults).to.deep.equal([
      { line: 3, field: '', detail: 'The row has 3 values, the header has 2 columns' },
      { line: 4, field: '', detail: 'The row has 1 values, the header has 2 columns' },
    ])
  })

  it('loses a row with a stray quotation mark, and keeps the others', () => {
    const file = read('A,B\n1,x"2\n3,4\n')
    expect(file.faults).to.deep.equal([
      { line: 2, field: '', detail: 'The quotation marks of the row are broken' },
    ])
    expect(file.table.rows.map(row => row.line)).to.deep.equal([3])
  })

  it('is given up after a thousand rows with broken quotation marks, and takes no time after that', () => {
    const file = read(`A,B\n1,2\n${'"a"b,1\n'.repeat(400_000)}`)
    expect(file.table).to.deep.equal({ columns: [], rows: [] })
    expect(file.faults).to.deep.equal([
      { line: 0, field: '', detail: 'The quotation marks of 1000 rows are broken' },
    ])
  })

  it('with a header of very many names is refused at once', () => {
    const names = Array.from({ length: 150_000 }, (_, at) => at.toString(36)).join(',')
    expect(read(`${names}\n1\n`).faults[0]?.detail).to.equal('The file has more than 100 columns')
  })

  it('whose header is broken is refused, and no row takes its place', () => {
    const file = read('A,x"B\nsecret,secret\n3,4\n')
    expect(file.table.columns).to.deep.equal([])
    expect(file.faults).to.deep.equal([
      { line: 1, field: '', detail: 'The quotation marks of the row are broken' },
    ])
  })

  it('says that what follows an unclosed quotation mark is lost', () => {
    const file = read('A,B\n1,2\n3,"4\n5,6\n')
    expect(file.faults.map(fault => fault.detail)).to.deep.equal([
      'A quotation mark is never closed; what follows it up to this line cannot be read',
    ])
    expect(file.table.rows.map(row => row.line)).to.deep.equal([2])
  })

  it('may not name a column twice, and may not hide a value in a column without a name', () => {
    expect(read('A, A \n1,2\n').faults).to.deep.equal([
      { line: 1, field: 'A', detail: 'Two columns have this name' },
    ])
    const file = read('A,,\n1,,\n2,,x\n')
    expect(file.table).to.deep.equal({ columns: ['A'], rows: [{ line: 2, cells: { A: '1' } }] })
    expect(file.faults[0]).to.include({ line: 3 })
  })

  it('may have a column of any name', () => {
    expect(cellsOf('__proto__,constructor\n1,2\n')).to.deep.equal([['1', '2']])
  })

  it('that is empty, too wide or too long is refused', () => {
    expect(read('').faults[0]?.detail).to.equal('The file is empty')
    expect(read('\ufeff\n\n').faults[0]?.detail).to.equal('The file is empty')
    const wide = Array.from({ length: 101 }, (_, at) => `c${at}`).join(',')
    expect(read(wide).faults[0]?.detail).to.equal('The file has more than 100 columns')
    expect(read(`A\n${'1\n'.repeat(20_001)}`).faults[0]?.detail).to.equal('The file has more than 20000 rows')
    expect(read(Buffer.alloc(8_000_001, 65)).faults[0]?.detail).to.equal('The file is too large')
  })

  it('never has its content repeated in a fault', () => {
    const details = [read('A,B\nsecret"x,1\nsecret\n"secret'), read('A,B\nsecret,secret,secret')]
    expect(JSON.stringify(details.map(file => file.faults))).not.to.contain('secret')
  })

  it('of ten thousand rows, and one of quotation marks only, end in bounded time', () => {
    const begun = performance.now()
    const rows = Array.from({ length: 10_000 }, (_, at) => ['2026-01-05', at, 'Reviewed "bundle", page 3'])
    expect(readCsv(writeCsv(['Date', 'Minutes', 'Text'], rows)).table.rows).to.have.length(10_000)
    expect(read('"'.repeat(7_000_000)).table.rows).to.deep.equal([])
    expect(performance.now() - begun).to.be.below(5000)
  })
})

describe('writing a CSV file', () => {
  const textOf = (value: string | number | null) =>
    writeCsv(['A'], [[value]])
      .toString()
      .split('\r\n')[1]

  it('begins with a byte order mark, so that Excel opens Chinese names right', () => {
    expect(writeCsv(['姓名'], []).toString()).to.equal('\ufeff"姓名"\r\n')
  })

  for (const text of [
    '=1+1',
    '+1+1',
    '-1+1',
    '@SUM(A1)',
    '\t=1',
    ' =1',
    '＝1+1',
    '\n=1',
    '-',
    '+85212345678',
  ])
    it(`puts an apostrophe before ${JSON.stringify(text)}`, () => {
      const rows = readCsv(writeCsv(['A', 'B'], [[text, 'x']])).table.rows
      expect(rows[0]?.cells.A).to.equal(`'${text}`)
    })

  it('puts one before the name of a column, too', () => {
    expect(readCsv(writeCsv(['=A'], [])).table.columns).to.deep.equal(["'=A"])
  })

  it('leaves numbers as numbers, also below zero', () => {
    expect(textOf(-12.5)).to.equal('-12.5')
    expect(textOf('-12.5')).to.equal('"-12.5"')
    expect(textOf(90)).to.equal('90')
    expect(textOf('-1-1')).to.equal('"\'-1-1"')
  })

  it('and reading it again gives the same texts, whatever they hold', () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .filter(value => value.trim() !== '' && !/[\0\ufeff\r]/.test(value))
    const row = fc.tuple(text, text, text)
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), rows => {
        const again = cellsOf(writeCsv(['A', 'B', 'C'], rows))
        const unmarked = again.map((cells, at) =>
          cells.map((cell, place) => (cell === `'${rows[at]?.[place]}` ? cell.slice(1) : cell)),
        )
        expect(unmarked).to.deep.equal(rows)
        for (const cell of again.flat()) expect(cell).not.to.match(/^[=+@\t\r]/)
      }),
    )
  })

  it('survives whatever bytes come in', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), bytes => {
        expect(() => readCsv(bytes)).not.to.throw()
      }),
    )
  })
})
