import { rmSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { scratchFolder } from './scratch'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a run keeps what its hubs start from. */
    hubTemplates: string
  }
}

/** For a whole run: a place for the templates of hubs, which goes with it. */
export default function provideTemplateFolder(project: TestProject): () => void {
  const folder = scratchFolder('assay-hub-templates-')
  project.provide('hubTemplates', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}
