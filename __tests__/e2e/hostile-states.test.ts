import { staysInert } from '../report/inert.ts'
import { STATES } from '../report/states.ts'

staysInert({
  failed: STATES['build-failed']!,
  'not-built': STATES['not-built']!,
  'since-release': STATES['since-release']!,
  'not-pushed': STATES['not-pushed']!,
})
