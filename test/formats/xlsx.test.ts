import { expect } from 'chai'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { readSheet } from '../../formats/sheet.ts'
import { type TableFile, tableOf } from '../../formats/table.ts'
import { readXlsx, type SheetColumn, writeXlsx } from '../../formats/xlsx.ts'
import { compressed, type Given, oneCell, partsOf, workbook } from './workbooks.ts'

const only = (file: TableFile) => {
  const row = file.table.rows[0]
  return row?.unreadable?.Value ?? row?.cells.Value
}
const cell = async (xml: string, more: Omit<Given, 'rows'> = {}) =>
  only(tableOf(await readSheet(oneCell(xml, more))))
const number = (value: string, format: string, from1904 = false) =>
  cell(`<c r="A2" s="1"><v>${value}</v></c>`, { formats: [format], from1904 })
const faultsOf = async (bytes: Uint8Array, effort = {}) =>
  (await readXlsx(bytes, effort)).faults.map(fault => fault.detail)

describe('a cell of a workbook', function () {
  this.timeout(30_000)

  const numbers: [string, string, string | undefined, boolean?][] = [
    ['46027', 'yyyy-mm-dd', '2026-01-05'],
    ['46027', 'd/m/yyyy;@', '2026-01-05'],
    ['46027', '[$-404]e"年"m"月"d"日"', '2026-01-05'],
    ['44565', 'dd-mmm-yy', '2026-01-05', true],
    ['46027.395833333336', 'dd/mm/yyyy hh:mm', '2026-01-05T09:30:00'],
    ['0.0625', 'h:mm', '1:30'],
    ['0.0625', 'h:mm', '1:30', true],
    ['0.0625', '[$-F400]h:mm:ss AM/PM', '1:30'],
    ['1.5', '[h]:mm', '36:00'],
    ['1.5', '[h]:mm', '36:00', true],
    ['0.00024305555555', 'mm:ss', '0:00:21'],
    ['0.0625', '[h]:mm:ss.00', '1:30'],
    ['1.5', 'h:mm', 'The cell holds more than a day in a format that shows the time of day only'],
    ['-0.5', '[h]:mm', 'The cell holds a time below zero'],
    ['1.5', 'yyyy-mm-dd', 'The cell holds a number that is no date'],
    ['99999999', 'yyyy-mm-dd', 'The cell holds a number that is no date'],
    ['1.5', 'General', '1.5'],
    ['1.5', '0.00\\h', '1.5'],
    ['1.5', '0.00" hours"', '1.5'],
    ['1.5', '#,##0.00_);[Red](#,##0.00)', '1.5'],
    ['0.30000000000000004', '0.00', '0.3'],
    ['1.3333333333333333', '0.00', '1.33333333333333'],
    ['20260001', '0', '20260001'],
  ]
  for (const [value, format, text, from1904] of numbers)
    it(`that stores ${value} as ${format}${from1904 ? ' from 1904' : ''} says '${text}'`, async () => {
      expect(await number(value, format, from1904)).to.equal(text)
    })

  const others: [string, string, string, Omit<Given, 'rows'>?][] = [
    ['a shared string', '<c r="A2" t="s"><v>0</v></c>', 'Kwok', { strings: ['<si><t>Kwok</t></si>'] }],
    [
      'rich text',
      '<c r="A2" t="s"><v>0</v></c>',
      '陳大文, junior',
      { strings: ['<si><r><rPr><b/></rPr><t>陳大文</t></r><r><t>, junior</t></r></si>'] },
    ],
    ['an inline string', '<c r="A2" t="inlineStr"><is><t>5/1/2026</t></is></c>', '5/1/2026'],
    [
      'an escaped line end',
      '<c r="A2" t="s"><v>0</v></c>',
      'a\rb',
      { strings: ['<si><t>a_x000D_b</t></si>'] },
    ],
    ['a formula', '<c r="A2"><f>1+0.5</f><v>1.5</v></c>', '1.5'],
    ['a formula of text', '<c r="A2" t="str"><f>A1</f><v>R &amp; D</v></c>', 'R & D'],
    [
      'a formula of a date',
      '<c r="A2" s="1"><f>TODAY()</f><v>46027</v></c>',
      '2026-01-05',
      { formats: ['d/m/yyyy'] },
    ],
    [
      'a formula of text in the format of a date',
      '<c r="A2" s="1" t="str"><f>A1</f><v>soon</v></c>',
      'The cell holds text in the format of a date',
      { formats: ['d/m/yyyy'] },
    ],
    ['a date as ISO text', '<c r="A2" t="d"><v>2026-01-05</v></c>', '2026-01-05'],
    ['yes or no', '<c r="A2" t="b"><v>1</v></c>', 'TRUE'],
    ['an error', '<c r="A2" t="e"><v>#DIV/0!</v></c>', 'The cell holds an error of the spreadsheet'],
    [
      'an error of a formula',
      '<c r="A2" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
      'The cell holds an error of the spreadsheet',
    ],
    [
      'a hyperlink',
      '<c r="A2" t="inlineStr"><is><t>Brief</t></is></c>',
      'Brief',
      { after: '<hyperlinks><hyperlink ref="A2" r:id="rId1" xmlns:r="x"/></hyperlinks>' },
    ],
  ]
  for (const [name, xml, text, more] of others)
    it(`with ${name} says '${text}'`, async () => {
      expect(await cell(xml, more)).to.equal(text)
    })
})

describe('a workbook', function () {
  this.timeout(60_000)

  it('as the library writes it, with links, merged cells and rules, is read line by line', async () => {
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('September')
    sheet.addRow([])
    sheet.addRow(['Date', 'Hours', 'Lawyer', null])
    sheet.addRow([new Date('2026-09-03'), 1.5, { text: 'Vandermeer', hyperlink: 'mailto:o@example.test' }])
    sheet.addRow([])
    sheet.addRow([new Date('2026-09-04'), { formula: 'B3*2', result: 3 }, 'Quennell'])
    sheet.addRow([null, 2, 'Quennell'])
    sheet.mergeCells('A5:A6')
    sheet.getCell('B7').dataValidation = { type: 'decimal', formulae: [0], operator: 'greaterThan' }
    book.addWorksheet('Other').addRow(['not read'])
    const file = await readXlsx(Buffer.from(await book.xlsx.writeBuffer()))
    expect(file.faults).to.deep.equal([])
    expect(file.table.columns).to.deep.equal(['Date', 'Hours', 'Lawyer'])
    expect(file.table.rows.map(row => [row.line, ...Object.values(row.cells)])).to.deep.equal([
      [3, '2026-09-03', '1.5', 'Vandermeer'],
      [5, '2026-09-04', '3', 'Quennell'],
      [6, '', '2', 'Quennell'],
    ])
  })

  it('with a title above the header is read from the line that was named', async () => {
    const text = (at: string, value: string) => `<c r="${at}" t="str"><v>${value}</v></c>`
    const lines = [text('A1', 'September'), text('A2', 'Date') + text('B2', 'Hours'), text('B3', '2')]
    const bytes = workbook({ rows: lines.map((xml, at) => `<row r="${at + 1}">${xml}</row>`).join('') })
    expect((await readXlsx(bytes)).faults.map(fault => fault.line)).to.deep.equal([2, 3])
    const file = await readXlsx(bytes, { headerLine: 2 })
    expect(file).to.deep.equal({
      table: { columns: ['Date', 'Hours'], rows: [{ line: 3, cells: { Date: '', Hours: '2' } }] },
      faults: [],
    })
  })

  it('with a prefix of the namespace is read, too', async () => {
    const rows =
      '<row r="1"><c r="A1" t="inlineStr"><is><t>A</t></is></c></row><row r="2"><c r="A2"><v>7</v></c></row>'
    expect((await readXlsx(workbook({ rows, prefix: 'x' }))).table.rows[0]?.cells).to.deep.equal({ A: '7' })
  })

  it('that spreads rules and merged cells over a million rows is read at once', async () => {
    const all = 'A1:XFD1048576'
    const after = `<mergeCells><mergeCell ref="${all}"/></mergeCells><dataValidations><dataValidation type="whole" sqref="${all}"><formula1>1</formula1></dataValidation></dataValidations>`
    const begun = performance.now()
    expect(only(await readXlsx(oneCell('<c r="A2"><v>1</v></c>', { after })))).to.equal('1')
    expect(performance.now() - begun).to.be.below(10_000)
  })

  it('that inflates to more than it says is refused', async () => {
    const bomb = compressed(Buffer.alloc(200_000_000), 1000)
    expect(bomb.length).to.be.below(300_000)
    const before = process.memoryUsage().rss
    expect(await faultsOf(bomb)).to.deep.equal(['A part of the workbook is damaged, or larger than it says'])
    expect(process.memoryUsage().rss - before).to.be.below(150_000_000)
  })

  it('that says it inflates to very much is refused before it is inflated', async () => {
    expect(await faultsOf(compressed(Buffer.alloc(60_000_000), 60_000_000))).to.deep.equal([
      'The workbook is too large',
    ])
  })

  it('with too many cells is refused before the library sees it', async () => {
    const row = (at: number) => `<row r="${at}">${'<c><v>1</v></c>'.repeat(60)}</row>`
    const rows = Array.from({ length: 10_000 }, (_, at) => row(at + 1)).join('')
    const sheet = Buffer.from(partsOf({ rows })[2]?.xml ?? '')
    const packed = compressed(sheet, sheet.length)
    expect(packed.length).to.be.below(8_000_000)
    expect(await faultsOf(packed)).to.deep.equal(['The sheet is too large: send at most 20000 rows'])
  })

  it('with too many columns is refused', async () => {
    expect(await faultsOf(oneCell('<c r="XFD2"><v>1</v></c>'))).to.deep.equal([
      'The sheet has more than 100 columns',
    ])
  })

  it('that takes too long or too much memory ends as a fault, and the next one is read', async () => {
    const many = Array.from({ length: 10_000 }, (_, at) =>
      Array.from({ length: 12 }, (_, place) => `t ${at} ${place}`),
    )
    const columns = many[0]?.map((_, at): SheetColumn => ({ name: `c${at}`, kind: 'text' })) ?? []
    const large = await writeXlsx('Large', columns, many)
    expect(await faultsOf(large, { megabytes: 60 })).to.deep.equal([
      'The workbook takes too much memory to read',
    ])
    expect(await faultsOf(large, { seconds: 0.3 })).to.deep.equal(['The workbook takes too long to read'])
    const read = await readXlsx(large)
    expect(read.faults).to.deep.equal([])
    expect(read.table.rows).to.have.length(10_000)
  })

  const hostile: [string, Buffer, string][] = [
    ['nothing', Buffer.alloc(0), 'The file is empty'],
    ['text', Buffer.from('Date,Hours\n1,2\n'), 'The file is not a workbook of the kind .xlsx'],
    [
      'the old kind .xls',
      Buffer.concat([Buffer.from('d0cf11e0', 'hex'), Buffer.alloc(600)]),
      'The workbook is protected with a password, or is of the old kind .xls',
    ],
    ['half of itself', oneCell('').subarray(0, 400), 'The file is not a workbook of the kind .xlsx'],
    ['broken XML', workbook({ rows: '<row r="1"><c' }), 'The workbook cannot be read'],
    [
      'an entity',
      workbook({ rows: '<row r="1"><c r="A1" t="str"><v>&bomb;</v></c></row>' }),
      'The workbook cannot be read',
    ],
    ['no rows', workbook({ rows: '' }), 'The file is empty'],
    ['more bytes than are taken', Buffer.alloc(8_000_001), 'The file is too large'],
  ]
  for (const [name, bytes, detail] of hostile)
    it(`that is ${name} gives a fault`, async () => {
      expect(await faultsOf(bytes)).to.deep.equal([detail])
    })
})

describe('writing a workbook', function () {
  this.timeout(60_000)
  const columns: SheetColumn[] = [
    { name: 'Date', kind: 'date' },
    { name: 'Minutes', kind: 'minutes' },
    { name: '=姓名', kind: 'text' },
  ]
  const opened = async (rows: (string | number | null)[][]) => {
    const book = new ExcelJS.Workbook()
    const bytes = await writeXlsx('Hours', columns, rows)
    await book.xlsx.load(bytes as unknown as ExcelJS.Buffer)
    const sheet = book.getWorksheet('Hours')
    if (!sheet) throw new Error('no sheet')
    return sheet
  }

  it('makes dates dates, minutes numbers, and the header bold and frozen', async () => {
    const sheet = await opened([['2026-09-03', 90, '陳大文']])
    expect(sheet.getCell('A2').value).to.deep.equal(new Date('2026-09-03T00:00:00Z'))
    expect(sheet.getCell('A2').numFmt).to.equal('yyyy-mm-dd')
    expect(sheet.getCell('B2').value).to.equal(90)
    expect(sheet.getRow(1).font?.bold).to.equal(true)
    expect(sheet.views[0]).to.include({ state: 'frozen', ySplit: 1 })
    expect(sheet.getColumn(1).width).to.equal(12)
  })

  it('leaves a text a text, whatever it begins with, and in the format of text', async () => {
    const texts = ['=1+1', '+1', '-1', '@A1', '=HYPERLINK("http://x")', '2026-09-03']
    const sheet = await opened(texts.map(text => [null, null, text]))
    texts.forEach((text, at) => {
      const { value, type, numFmt } = sheet.getCell(at + 2, 3)
      expect([value, type, numFmt]).to.deep.equal([text, ExcelJS.ValueType.String, '@'])
    })
    expect(sheet.getCell('C1').type).to.equal(ExcelJS.ValueType.String)
  })

  it('writes what is no date as text', async () => {
    const sheet = await opened([
      ['not yet', 1, 'x'],
      ['2026-02-30', 2, 'y'],
    ])
    expect([sheet.getCell('A2').value, sheet.getCell('A3').value]).to.deep.equal(['not yet', '2026-02-30'])
  })

  it('and reading it again gives the same dates, minutes and texts', async () => {
    const date = fc
      .date({ min: new Date('1901-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
      .map(day => day.toISOString().slice(0, 10))
    const text = fc
      .oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('_x0041_', '<&>', ' two  blanks ', 'a\nb'))
      .filter(value => /^[^\p{Cc}\ufffe\uffff]*$/u.test(value.replaceAll('\n', '')))
    const row = fc.tuple(date, fc.integer({ min: 1, max: 100_000 }), text)
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 60 }), async rows => {
        const { table } = tableOf(await readSheet(await writeXlsx('Hours', columns, rows)))
        const again = table.rows.map(({ cells }) => [cells.Date, Number(cells.Minutes), cells['=姓名']])
        expect(again).to.deep.equal(rows)
      }),
      { numRuns: 40 },
    )
  })
})
