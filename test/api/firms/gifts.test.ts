import { expect } from 'chai'
import type { Firm } from '../../../models/Firm.ts'
import { GiftInKind } from '../../../models/GiftInKind.ts'
import { as, type Browser } from '../../support/as.ts'
import { auditVerbs, build } from '../../support/build.ts'

const room = { givenOn: '2026-03-18', kind: 'venue', description: 'Room for a training evening' }
const value = { valuationMinor: 5_000, currency: 'HKD', valuationBasis: 'Price list of the house' }

const pointers = (body: { errors: { pointer: string }[] }) => body.errors.map(({ pointer }) => pointer)

describe('gifts in kind', () => {
  let firm: Firm
  let manager: Browser
  const at = () => `/firms/${firm.id}/gifts-in-kind`

  beforeEach(async () => {
    firm = await build.partnerFirm()
    manager = await as(await build.manager())
  })

  it('are recorded with a value or without, and listed, newest first', async () => {
    const { body } = await manager.post(at()).send(room).expect(201)
    const nothing = { valuationMinor: null, currency: null, valuationBasis: null }
    expect(body).to.deep.equal({
      ...room,
      ...nothing,
      id: body.id,
      quantity: null,
      days: null,
      partnershipYear: null,
      withdrawnAt: null,
      withdrawnBecause: null,
    })
    const translation = {
      ...room,
      ...value,
      givenOn: '2026-01-01',
      kind: 'translation',
      quantity: '12 pages',
      partnershipYear: 2026,
    }
    const valued = await manager.post(at()).send(translation).expect(201)
    expect(valued.body).to.deep.include(translation)
    const lent = {
      ...room,
      kind: 'secondment',
      days: 10,
      givenOn: '2026-02-01',
      description: 'Pat \u202eDoe',
    }
    await manager.post(at()).send(lent).expect(201)

    const first = await manager.get(`${at()}?limit=2`).expect(200)
    const second = await manager.get(`${at()}?limit=2&cursor=${first.body.next}`).expect(200)
    const items = [...first.body.items, ...second.body.items]
    expect(items.map(({ kind }: { kind: string }) => kind)).to.deep.equal([
      'venue',
      'secondment',
      'translation',
    ])
    expect(items[1]).to.include({ days: 10, description: 'Pat ⟦U+202E⟧Doe' })
    const own = await manager.get(`/firms/${firm.id}`).expect(200)
    expect(own.body.giftsInKind).to.deep.equal(items)
    expect(await auditVerbs()).to.deep.equal(Array(3).fill('gift.recorded'))
  })

  it('that were recorded wrongly are withdrawn once, by those who record them, and stay in the list', async () => {
    const { body } = await manager.post(at()).send(room).expect(201)
    const withdrawal = `${at()}/${body.id}/withdrawal`
    await manager.put(withdrawal).send({ reason: 'a story' }).expect(422)
    const coordinator = await as(await build.coordinator(firm))
    await coordinator.put(withdrawal).send({ reason: 'recorded-twice' }).expect(403)
    const other = `/firms/${(await build.firm()).id}/gifts-in-kind/${body.id}/withdrawal`
    await manager.put(other).send({ reason: 'recorded-twice' }).expect(404)
    const answer = await manager.put(withdrawal).send({ reason: 'recorded-twice' }).expect(200)
    expect(answer.body).to.include({ id: body.id, withdrawnBecause: 'recorded-twice' })
    await manager.put(withdrawal).send({ reason: 'recorded-twice' }).expect(409)
    expect((await coordinator.get(at()).expect(200)).body.items).to.deep.equal([answer.body])
    expect(await auditVerbs()).to.deep.equal(['gift.recorded', 'gift.withdrawn'])
  })

  it('state a value as a whole or not at all, and days of a secondment only', async () => {
    const refused: [object, string[]][] = [
      [{}, ['/givenOn', '/kind', '/description']],
      [{ ...room, givenOn: '2026-03-19' }, ['/givenOn']],
      [{ ...room, kind: 'money' }, ['/kind']],
      [{ ...room, valuationMinor: 5 }, ['/currency', '/valuationBasis']],
      [{ ...room, ...value, valuationBasis: null }, ['/valuationBasis']],
      [{ ...room, ...value, valuationMinor: 0 }, ['/valuationMinor']],
      [{ ...room, currency: 'HKD' }, ['/valuationMinor', '/valuationBasis']],
      [{ ...room, days: 2 }, ['/days']],
      [{ ...room, kind: 'secondment' }, ['/days']],
      [{ ...room, description: 'x'.repeat(501) }, ['/description']],
      [{ ...room, partnershipYear: 2025 }, ['/partnershipYear']],
      [{ ...room, firmId: firm.id }, ['/firmId']],
    ]
    for (const [body, expected] of refused) {
      const answer = await manager.post(at()).send(body).expect(422)
      expect(pointers(answer.body)).to.have.members(expected)
    }
    expect(await GiftInKind.count()).to.equal(0)
    expect(await auditVerbs()).to.deep.equal([])
  })

  it('are for no agreement that is a draft', async () => {
    const term = { year: 2027, startsOn: '2027-01-01', endsOn: '2027-12-31' }
    await build.partnership({ firmId: firm.id, state: 'draft', ...term })
    await manager
      .post(at())
      .send({ ...room, partnershipYear: 2027 })
      .expect(409)
    expect(await GiftInKind.count()).to.equal(0)
  })

  it('are recorded by those who run the programme, and seen by the firm’s coordinator', async () => {
    const table: [Browser, number, number][] = [
      [await as(await build.director()), 200, 201],
      [await as(await build.coordinator(firm)), 200, 403],
      [await as(await build.partnerLawyer(firm)), 403, 403],
      [await as(await build.caseworker()), 403, 403],
      [await as(await build.coordinator(await build.firm())), 404, 404],
      [await as(await build.administrator()), 404, 404],
    ]
    for (const [browser, reads, writes] of table) {
      await browser.get(at()).expect(reads)
      await browser.post(at()).send(room).expect(writes)
    }
    expect(await GiftInKind.count()).to.equal(1)
    expect(await auditVerbs()).to.deep.equal(['gift.recorded'])
  })
})
