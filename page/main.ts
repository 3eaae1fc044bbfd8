/** The script of the HTML report: reads the embedded data and draws every section that has something to show. */
import type { PageData } from '../src/report/page/page-data.ts'
import { drawContents } from './contents.ts'
import { drawHistory } from './history.ts'
import { drawSteps } from './steps.ts'
import { makeTabs } from './tabs.ts'
import { drawTimeline } from './timeline.ts'

const data = JSON.parse(document.getElementById('data')!.textContent) as PageData

const drawn: [string, boolean][] = [
  ['timeline', drawTimeline(data)],
  ['contents', drawContents(data)],
  ['history', drawHistory(data)],
  ['steps', drawSteps(data)],
]
for (const [id, shown] of drawn) document.getElementById(id)!.hidden = !shown
makeTabs([
  ['report', 'Report'],
  ['advice', 'Advice'],
])
document.documentElement.dataset['ready'] = 'true'
