/** How the scripts speak: one line for each step, in the same shape everywhere, so that a newcomer can follow. */

const START = performance.now()

/** Prints one step that is being done now. */
export function step(text) {
  console.log(`• ${text}`)
}

/** Prints a remark below a step. */
export function remark(text) {
  for (const line of text.split('\n')) console.log(`  ${line}`)
}

/** Ends the script with a message that says what to do; no stack, because the reader is not expected to read our code. */
export function giveUp(text) {
  console.error(`\n✗ ${text.split('\n').join('\n  ')}`)
  process.exit(1)
}

/** Seconds since the script began, with one decimal. */
export function elapsedSeconds() {
  return ((performance.now() - START) / 1000).toFixed(1)
}

/** Runs a script's main function, and turns an error into a message and exit code 1. */
export async function runScript(main) {
  try {
    await main()
  } catch (error) {
    giveUp(process.env.ASSAY_TRACE ? error.stack : `${error.message}\n(ASSAY_TRACE=1 shows where this came from.)`)
  }
}
