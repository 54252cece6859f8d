import { expect } from 'chai'

/** An event of a calendar by the names of its properties, parameters included: `DTSTART;VALUE=DATE`. */
export type Event = Record<string, string>

/** Reads an iCalendar text as RFC 5545 writes it down, and fails where the text breaks its rules. */
export function eventsIn(text: string): Event[] {
  const lines = unfolded(text)
  expect(lines.slice(0, 2)).to.deep.equal(['BEGIN:VCALENDAR', 'VERSION:2.0'])
  expect(lines.at(-1)).to.equal('END:VCALENDAR')
  expect(lines.filter(line => line.startsWith('PRODID:'))).to.have.length(1)

  const open: string[] = []
  const events: Event[] = []
  let components = 0
  for (const line of lines) {
    const [name, value] = propertyOf(line)
    if (name === 'BEGIN') {
      open.push(value)
      if (open.length === 2) components += 1
      if (value === 'VEVENT') events.push({})
    } else if (name === 'END') {
      expect(open.pop(), 'components end in the order in which they began').to.equal(value)
    } else if (open.at(-1) === 'VEVENT') {
      const event = events.at(-1) as Event
      expect(event, `${name} stands twice in an event`).not.to.have.property(name)
      event[name] = plain(value)
    }
  }
  expect(open).to.deep.equal([])
  expect(components, 'a calendar has at least one component').to.be.greaterThan(0)
  for (const event of events) expectWhole(event)
  expect(new Set(events.map(event => event.UID)).size, 'every event has a name of its own').to.equal(
    events.length,
  )
  return events
}

/** Lines end in CRLF and in nothing else, none is longer than 75 octets, and a space begins one that continues. */
function unfolded(text: string): string[] {
  expect(text.endsWith('\r\n')).to.equal(true)
  expect(text.replaceAll('\r\n', '')).not.to.match(/[\r\n]/)
  const folded = text.slice(0, -2).split('\r\n')
  for (const line of folded) expect(Buffer.byteLength(line), line).to.be.at.most(75)
  return folded
    .join('\r\n')
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
}

function propertyOf(line: string): [string, string] {
  const match = /^([A-Z0-9-]+(?:;[A-Z0-9-]+=[^;:",]+)*):(.*)$/.exec(line)
  expect(match, `no property: ${line}`).not.to.equal(null)
  return [match?.[1] ?? '', match?.[2] ?? '']
}

function plain(value: string): string {
  expect(value, 'a comma, semicolon or backslash stands bare').not.to.match(
    /(?<!\\)(?:\\\\)*[,;]|\\[^\\,;nN]/,
  )
  return value.replace(/\\([\\,;nN])/g, (_, escaped: string) => (/n/i.test(escaped) ? '\n' : escaped))
}

function expectWhole(event: Event): void {
  expect(event).to.include.keys(
    'UID',
    'DTSTAMP',
    'DTSTART;VALUE=DATE',
    'SUMMARY',
    'SEQUENCE',
    'LAST-MODIFIED',
  )
  expect(event.DTSTAMP).to.match(/^\d{8}T\d{6}Z$/)
  expect(event['LAST-MODIFIED']).to.match(/^\d{8}T\d{6}Z$/)
  expect(event['DTSTART;VALUE=DATE']).to.match(/^\d{8}$/)
  expect(event.SEQUENCE).to.match(/^\d+$/)
}
