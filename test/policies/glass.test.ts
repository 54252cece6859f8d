import { expect } from 'chai'
import { Op } from 'sequelize'
import { Client } from '../../models/Client.ts'
import { abilityFor } from '../../policies/ability.ts'
import { NO_FIRM } from '../../policies/actor.ts'
import { mayOn } from '../../policies/memory.ts'
import { accessible } from '../../policies/scope.ts'
import { build } from '../support/build.ts'
import { loaded, namedIn } from '../support/loaded.ts'

describe('what broken glass opens', () => {
  const cases = {
    'an open one': [{}, '2026-03-18T06:14', true],
    'one whose minutes are over': [{}, '2026-03-18T06:15', false],
    'one that waits for a second person': [{ state: 'asked' }, '2026-03-18T06:14', false],
    'one on the case, not on the file': [{ record: 'Case' }, '2026-03-18T06:14', false],
    'one of a colleague': [{ actorId: 'colleague' }, '2026-03-18T06:14', false],
  } as const
  for (const [what, [given, minute, expected]] of Object.entries(cases)) {
    it(`is judged alike in SQL and in memory: ${what}`, async () => {
      const [me, colleague] = [await build.caseworker(), await build.caseworker()]
      const { id: caseId, clientId } = await build.case()
      const actorId = 'actorId' in given ? colleague.id : me.id
      const onCase = 'record' in given ? { caseId } : {}
      await build.glass({ clientId, ...onCase, ...given, actorId })
      const actor = { id: me.id, roles: ['caseworker'], firmId: NO_FIRM, scopes: 'every' } as const
      const ability = abilityFor(actor, '2026-03-18', minute)
      const where = { [Op.and]: [{ id: clientId }, accessible(ability, 'read', Client, 'identity')] }
      expect((await Client.count({ where })) === 1, 'in SQL').to.equal(expected)
      const row = await loaded(Client, clientId, namedIn(ability, 'Client'))
      expect(mayOn(ability, 'read', row, 'identity'), 'in memory').to.equal(expected)
      expect(mayOn(ability, 'update', row), 'to change it').to.equal(false)
    })
  }
})
