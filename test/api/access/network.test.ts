import { expect } from 'chai'
import { networkOf } from '../../../api/network.ts'

describe('the network of an address', () => {
  const cases: [address: string, network: string][] = [
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:DB8:0001:0002:ffff::1', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['', ''],
  ]
  for (const [address, network] of cases) {
    it(`${address || 'none'} → ${network || 'none'}`, () => expect(networkOf(address)).to.equal(network))
  }
})
