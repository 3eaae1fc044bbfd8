import { runnerIo } from './io.ts'
import { main } from './main.ts'
import { post } from './post.ts'
import { errorText } from './shared/error-text.ts'

const NEEDED_NODE = 24

// The runner starts this same file twice: first as the step, after the job's last step as its post step.
const io = runnerIo(process.env)
const isPost = io.state('main-started') !== ''

try {
  // GitHub's runner has it; act and others take whatever `node` they find.
  if (Number.parseInt(process.versions.node, 10) < NEEDED_NODE) {
    throw new Error(
      `bake-budget needs Node.js ${NEEDED_NODE}, and was started with ${process.version}. Update the runner.`,
    )
  }
  if (isPost) {
    await post(io)
  } else {
    io.saveState('main-started', 'true')
    await main(io)
  }
} catch (error) {
  const message = errorText(error)
  if (isPost) {
    io.annotate({ level: 'warning', message })
  } else {
    // Whatever stopped us, nobody may read an earlier or a missing verdict as a pass.
    io.output('verdict', 'fail')
    io.annotate({ level: 'error', message })
    process.exitCode = 1
  }
}
// Node would otherwise wait for sockets that HTTP clients keep open.
process.exit()
