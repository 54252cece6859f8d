import { expect } from 'chai'
import { drawHours } from '../../../reports/certificates/draw-hours.ts'
import { drawTraining } from '../../../reports/certificates/draw-training.ts'
import { counted, lengthInWords, points } from '../../../reports/certificates/wording.ts'
import { look } from '../layout/bytes.ts'
import { hoursExample, trainingExample } from './example.ts'

const long = 'Amara <b>Okafor</b> & \u202eSöhne '.repeat(16).slice(0, 400)

describe('drawing a certificate', () => {
  it('makes one tagged page with its number as its title, and its fonts inside', async () => {
    for (const [bytes, title] of [
      [await drawHours(hoursExample()), 'Certificate of pro bono work HC-7K3M-9QX2'],
      [await drawTraining(trainingExample()), 'Certificate of training TC-7K3M-9QX2'],
    ] as const) {
      const pdf = look(bytes)
      expect([pdf.pages, pdf.tags('H1'), pdf.tags('Table')]).to.deep.equal([1, 1, 1])
      expect(pdf.source).to.include('/Marked true').and.include('/Lang (en-GB)')
      expect(pdf.source).to.include('(D:20270115000000Z)')
      expect(pdf.fonts).to.equal(2)
      expect(pdf.says(title)).to.equal(true)
    }
  })

  it('gives the same bytes for the same figures', async () => {
    expect((await drawHours(hoursExample())).equals(await drawHours(hoursExample()))).to.equal(true)
    expect((await drawTraining(trainingExample())).equals(await drawTraining(trainingExample()))).to.equal(
      true,
    )
  })

  it('keeps names of four hundred letters on its one page, and no turning character', async () => {
    const names = { person: { name: long }, firm: { name: 'W'.repeat(200) } }
    const period = { from: '2027-01-01', to: '2027-12-31' }
    const hours = look(
      await drawHours(hoursExample({ ...names, period, centre: { name: long.slice(0, 200) } })),
    )
    const training = { ...trainingExample().training, title: long, accreditedBy: long.slice(0, 200) }
    const attended = look(await drawTraining(trainingExample({ ...names, training })))
    expect([hours.pages, attended.pages]).to.deep.equal([1, 1])
    expect(hours.says('\u202eS') || attended.says('\u202eS')).to.equal(false)
  })

  it('draws an Arabic name in its letters', async () => {
    const pdf = look(await drawTraining(trainingExample({ person: { name: 'سميرة بنت يوسف' } })))
    expect([pdf.pages, pdf.fonts]).to.deep.equal([1, 3])
  })
})

describe('the words of a certificate', () => {
  it('lose no minute', () => {
    const minutes = [1, 59, 60, 61, 120, 7530, 60_000]
    expect(minutes.map(lengthInWords)).to.deep.equal([
      '1 minute',
      '59 minutes',
      '1 hour',
      '1 hour 1 minute',
      '2 hours',
      '125 hours 30 minutes',
      '1,000 hours',
    ])
  })

  it('count one as one, and write points as they are given', () => {
    expect([counted(1, 'matter'), counted(1200, 'matter')]).to.deep.equal(['1 matter', '1,200 matters'])
    expect([points(25), points(30), points(0)]).to.deep.equal(['2.5', '3', '0'])
  })
})
