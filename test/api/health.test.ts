import { expect } from 'chai'
import { anyone } from '../support/as.ts'

describe('health', () => {
  it('answers that the process lives and is ready, without a sign-in', async () => {
    await anyone().get('/health/live').expect(200)
    const { body } = await anyone().get('/health/ready').expect(200)
    expect(body).to.deep.equal({ status: 'ok' })
  })
})
