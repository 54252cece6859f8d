import { expect } from 'chai'
import fc from 'fast-check'
import { readCompactDate, readDate } from '../../formats/dates.ts'
import { readMinutes } from '../../formats/durations.ts'
import { ledesHours, tableHours } from '../../formats/hours.ts'
import { type LedesField, ledesFields } from '../../formats/ledes.ts'
import { type Mapping, type Table, tableOf } from '../../formats/table.ts'
import { activityName, taskName } from '../../formats/utbms.ts'

const blank = Object.fromEntries(ledesFields.map(field => [field, ''])) as Record<LedesField, string>
const fee = (over: Partial<Record<LedesField, string>>) => ({
  line: 3,
  fields: {
    ...blank,
    'EXP/FEE/INV_ADJ_TYPE': 'F',
    LINE_ITEM_DATE: '20260903',
    LINE_ITEM_NUMBER_OF_UNITS: '1.50',
    ...over,
  },
})
const value = <T>(reading: { value: T } | { detail: string }): T | string =>
  'value' in reading ? reading.value : reading.detail

describe('a length of time', () => {
  const hours: [string, number | string][] = [
    ['1.5', 90],
    ['.1', 6],
    ['0.25', 15],
    ['1', 60],
    ['2.00', 120],
    ['0.33', 20],
    ['0.3300', 20],
    ['0.02', 1],
    ['0.0167', 1],
    ['1.33333333333333', 80],
    ['1:30', 90],
    ['26:00', 1560],
    ['0:07:00', 7],
    ['90m', 90],
    ['1h 30m', 90],
    ['1h30min', 90],
    ['1.5 hours', 90],
    ['0.01', 'Not a whole number of minutes'],
    ['0.34', 'Not a whole number of minutes'],
    ['0.330001', 'Not a whole number of minutes'],
    ['0:07:30', 'Not a whole number of minutes'],
    ['0', 'A length of time cannot be zero'],
    ['0.00', 'A length of time cannot be zero'],
    ['0:00', 'A length of time cannot be zero'],
    ['-1', 'A length of time cannot be below zero'],
    ['', 'The length of time is missing'],
    ['1,5', 'Not a length of time that can be read'],
    ['1:75', 'Not a length of time that can be read'],
    ['1e3', 'Not a length of time that can be read'],
    ['half an hour', 'Not a length of time that can be read'],
    ['5.', 'Not a length of time that can be read'],
    ['h', 'Not a length of time that can be read'],
    ['１', 'Not a length of time that can be read'],
  ]
  for (const [text, result] of hours)
    it(`in hours, '${text}' is ${result}`, () => {
      expect(value(readMinutes(text, { unit: 'hours' }))).to.equal(result)
    })

  it('in minutes is a whole number, and never a clock', () => {
    const of = (text: string) => value(readMinutes(text, { unit: 'minutes' }))
    expect(of('90')).to.equal(90)
    expect(of('90.0')).to.equal(90)
    expect(of('1h 30m')).to.equal(90)
    expect(of('1.5')).to.equal('Not a whole number of minutes')
    expect(of('1:30')).to.equal('Not a length of time that can be read')
  })

  it('with a decimal comma is read only where that was chosen', () => {
    const of = (text: string) => value(readMinutes(text, { unit: 'hours', decimal: ',' }))
    expect(of('1,5')).to.equal(90)
    expect(of('1.5')).to.equal('Not a length of time that can be read')
    expect(of('1.234,5')).to.equal('Not a length of time that can be read')
  })

  it('comes back from decimal hours of two, three or four places', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 2, max: 4 }), (minutes, places) => {
        const text = (minutes / 60).toFixed(places)
        expect(readMinutes(text, { unit: 'hours' })).to.deep.equal({ value: minutes })
      }),
    )
  })
})

describe('a date', () => {
  const dates: [string, 'dmy' | 'mdy' | undefined, string][] = [
    ['2026-01-05', undefined, '2026-01-05'],
    ['2026/1/5', 'dmy', '2026-01-05'],
    ['2026-01-05T00:00:00', undefined, '2026-01-05'],
    ['2026-01-05 09:30', undefined, '2026-01-05'],
    ['5 Jan 2026', undefined, '2026-01-05'],
    ['05-January-2026', 'mdy', '2026-01-05'],
    ['05/01/2026', 'dmy', '2026-01-05'],
    ['05/01/2026', 'mdy', '2026-05-01'],
    ['5.1.2026', 'dmy', '2026-01-05'],
    ['29 Feb 2028', undefined, '2028-02-29'],
    ['05/01/2026', undefined, 'Choose whether the day or the month comes first'],
    ['25/12/2026', undefined, 'Choose whether the day or the month comes first'],
    ['25/12/2026', 'mdy', 'Not a day of the calendar'],
    ['29 Feb 2026', undefined, 'Not a day of the calendar'],
    ['31 Nov 2026', undefined, 'Not a day of the calendar'],
    ['5 Foo 2026', undefined, 'Not a day of the calendar'],
    ['0026-01-05', undefined, 'Not a day of the calendar'],
    ['05/01/26', 'dmy', 'Not a date that can be read'],
    ['05/01-2026', 'dmy', 'Not a date that can be read'],
    ['2026-01-05T00:00:00Z', undefined, 'Not a date that can be read'],
    ['46027', 'dmy', 'Not a date that can be read'],
    ['', 'dmy', 'Not a date that can be read'],
  ]
  for (const [text, order, result] of dates)
    it(`'${text}' (${order ?? 'no order chosen'}) is ${result}`, () => {
      expect(value(readDate(text, order))).to.equal(result)
    })

  it('of LEDES has eight digits', () => {
    expect(value(readCompactDate('20260903'))).to.equal('2026-09-03')
    expect(value(readCompactDate('20260230'))).to.equal('Not a day of the calendar')
    expect(value(readCompactDate('2026-09-03'))).to.equal('Not a date as YYYYMMDD')
  })

  it('written in the chosen order comes back', () => {
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(day, fc.constantFrom('dmy' as const, 'mdy' as const), (date, order) => {
        const iso = date.toISOString().slice(0, 10)
        const [year, month, dayOfMonth] = iso.split('-')
        const text = order === 'dmy' ? `${dayOfMonth}/${month}/${year}` : `${month}/${dayOfMonth}/${year}`
        expect(readDate(text, order)).to.deep.equal({ value: iso })
      }),
    )
  })
})

describe('the hours of a LEDES file', () => {
  it('are its fee lines, with who, what and on which matter', () => {
    const row = fee({
      LINE_ITEM_TASK_CODE: 'l120',
      LINE_ITEM_ACTIVITY_CODE: ' A106 ',
      TIMEKEEPER_ID: 'T0412',
      TIMEKEEPER_NAME: 'Vandermeer, Ottilie',
      TIMEKEEPER_CLASSIFICATION: 'AS',
      CLIENT_MATTER_ID: 'CW-M-2201',
      LAW_FIRM_MATTER_ID: '90217-0003',
      LINE_ITEM_DESCRIPTION: 'Conference with client',
    })
    expect(ledesHours([row])).to.deep.equal({
      hours: [
        {
          line: 3,
          date: '2026-09-03',
          minutes: 90,
          timekeeperId: 'T0412',
          timekeeperName: 'Vandermeer, Ottilie',
          classification: 'AS',
          taskCode: 'L120',
          activityCode: 'A106',
          clientMatter: 'CW-M-2201',
          firmMatter: '90217-0003',
          description: 'Conference with client',
        },
      ],
      passedOver: [],
      faults: [],
    })
  })

  it('leave out expenses and adjustments, and say which', () => {
    const rows = ['E', 'IF', 'ie', 'F', 'X', ''].map((type, at) => ({
      ...fee({ 'EXP/FEE/INV_ADJ_TYPE': type }),
      line: at + 3,
    }))
    const read = ledesHours(rows)
    expect(read.passedOver).to.deep.equal([
      { line: 3, type: 'E' },
      { line: 4, type: 'IF' },
      { line: 5, type: 'IE' },
    ])
    expect(read.hours.map(each => each.line)).to.deep.equal([6])
    expect(read.faults.map(each => each.line)).to.deep.equal([7, 8])
  })

  it('name both fields of a line where date and units are wrong', () => {
    const read = ledesHours([fee({ LINE_ITEM_DATE: '03/09/2026', LINE_ITEM_NUMBER_OF_UNITS: '-2' })])
    expect(read.faults.map(each => each.field)).to.deep.equal(['LINE_ITEM_DATE', 'LINE_ITEM_NUMBER_OF_UNITS'])
    expect(read.hours).to.deep.equal([])
  })
})

describe('the hours of a table', () => {
  const table: Table = tableOf([
    { line: 1, values: ['Work  date', 'Hrs', 'Lawyer', 'Rate'] },
    { line: 2, values: ['05/01/2026', '1.5', ' Quennell, Basil ', ''] },
    { line: 3, values: ['31/02/2026', '0.01', '', ''] },
    { line: 4, values: ['06/01/2026', '2', '', ''], unreadable: { 3: 'an error' } },
    { line: 5, values: ['07/01/2026', '', '', ''], unreadable: { 1: 'an error' } },
  ]).table
  const mapping: Mapping = {
    columns: { date: 'Work date', duration: 'Hrs', timekeeperName: 'Lawyer' },
    dateOrder: 'dmy',
    unit: 'hours',
  }

  it('are read by the mapping, and a broken row costs itself only', () => {
    const read = tableHours(table, mapping)
    expect(read.hours.map(each => [each.line, each.date, each.minutes, each.timekeeperName])).to.deep.equal([
      [2, '2026-01-05', 90, 'Quennell, Basil'],
      [4, '2026-01-06', 120, ''],
    ])
    expect(read.faults).to.deep.equal([
      { line: 3, field: 'Work date', detail: 'Not a day of the calendar' },
      { line: 3, field: 'Hrs', detail: 'Not a whole number of minutes' },
      { line: 5, field: 'Hrs', detail: 'an error' },
    ])
  })

  it('in minutes are other hours: the unit is what the mapping says', () => {
    const read = tableHours(table, { ...mapping, unit: 'minutes' })
    expect(read.hours.map(each => each.minutes)).to.deep.equal([2])
  })

  it('are not read at all where a mapped column is missing', () => {
    const columns = { ...mapping.columns, description: 'Narrative' }
    expect(tableHours(table, { ...mapping, columns })).to.deep.equal({
      hours: [],
      passedOver: [],
      faults: [{ line: 0, field: 'Narrative', detail: 'The file has no such column' }],
    })
  })
})

describe('a UTBMS code', () => {
  it('has the name that the American Bar Association publishes, and none where it is unknown', () => {
    expect(activityName(' a109')).to.equal('Appear for/attend')
    expect(activityName('A112')).to.equal(undefined)
    expect(taskName('L530')).to.equal('Oral Argument')
    expect(taskName('L999')).to.equal(undefined)
  })
})
