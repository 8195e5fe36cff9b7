import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPublicAddress } from '../../../hub/door/addresses'

describe('an address is not public that is', () => {
  it.each([
    ['this machine', ['127.0.0.1', '127.255.255.254', '0.0.0.0', '::1', '::']],
    [
      'this network',
      ['10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.0.1', '169.254.169.254', '100.64.0.1', 'fe80::1', 'fd00::1'],
    ],
    [
      'another way to write one of these',
      ['::ffff:127.0.0.1', '::ffff:7f00:1', '64:ff9b::7f00:1', '2002:7f00:1::', '::127.0.0.1', '2001::1'],
    ],
    ['many at once, or nobody', ['224.0.0.1', '255.255.255.255', 'ff02::1', '198.51.100.7', '2001:db8::1', '240.0.0.1']],
    ['no address', ['', 'localhost', '127.1', '2130706433', '0x7f.0.0.1', '1.2.3.4.5', '[::1]', '127.0.0.1%0']],
  ])('%s', (_what, addresses) => {
    expect(addresses.filter(isPublicAddress)).toEqual([])
  })
})

describe('an address is public that is', () => {
  it('somebody else’s', () => {
    const addresses = [
      '8.8.8.8',
      '1.1.1.1',
      '172.32.0.1',
      '172.15.255.255',
      '192.167.1.1',
      '2606:4700::1111',
      '2a00:1450:4001::5',
    ]
    expect(addresses.filter((address) => !isPublicAddress(address))).toEqual([])
  })

  it('never one that IPv4 maps into IPv6', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        expect(isPublicAddress(`::ffff:${address}`)).toBe(false)
      }),
    )
  })
})
