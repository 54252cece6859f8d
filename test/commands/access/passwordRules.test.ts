import { expect } from 'chai'
import { passwordForm, weaknessOf } from '../../../commands/access/passwordRules.ts'

const names = ['maria.chan@centre.example', 'Maria Chan of the Harbour']

const good = [
  'a long walk along the harbour',
  'eleven herons mudflat',
  'fifteen letters',
  '雨傘在海港邊的長長的散步路上走了一整天',
  '🦅🐢🦀🐙🦑🐬🦭🐳🐟🦐🐚🪸🐡🦈🐊',
  'tab\tand\u0000nul are bytes too',
  'aB3$aB3$xY7!qW9?',
  `${'long and winding '.repeat(11)}road`,
  '                 spaces only hurt you',
]

const refused: Record<string, string[]> = {
  'too short': ['', 'short', 'fourteen chars', '🦅🐢🦀🐙🦑🐬🦭🐳🐟🦐🐚🪸🐡🦈'],
  'too long': ['x y z w v u '.repeat(17), `${'long and winding '.repeat(12)}road`],
  'too little variety': ['aaaaaaaaaaaaaaa', 'abababababababab', '               ', '1212121212121212'],
  'a repetition': ['passwordpassword', 'letmeinletmeinletmein', 'hongkonghongkong2026', 'abcde abcde abcde'],
  'a run of keys': [
    'qwertyuiopasdfg',
    '123456789012345',
    '0987654321098765',
    'abcdefghijklmnop',
    'qwertyuiop12345',
    '1q2w3e4r5t6y7u8i',
  ],
  'a favourite': [
    'administrator123',
    'Password1234567',
    'iloveyousomuch2026',
    'correct horse battery staple',
    'change-me-please!',
    'This Is My Password',
  ],
  'a name': ['maria.chan@centre.example', 'MARIA CHAN OF THE HARBOUR', 'Maria-Chan-of-the-Harbour'],
}

describe('what a password must be', () => {
  for (const password of good) {
    it(`accepts ${JSON.stringify(password).slice(0, 50)}`, () =>
      expect(weaknessOf(password, names)).to.equal(null))
  }
  for (const [why, passwords] of Object.entries(refused)) {
    for (const password of passwords) {
      it(`refuses ${JSON.stringify(password).slice(0, 40)}: ${why}`, () =>
        expect(weaknessOf(password, names)).to.be.a('string'))
    }
  }

  it('says why without repeating the password', () => {
    expect(weaknessOf('short', [])).to.equal('a password has at least 15 characters')
    expect(weaknessOf('administrator123', [])).not.to.include('administrator')
  })

  it('compares in one form, and trims nothing', () => {
    expect(passwordForm('ﬁancé')).to.equal('fiancé')
    expect(passwordForm('  x ')).to.equal('  x ')
  })
})
