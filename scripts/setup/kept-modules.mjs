const AN_HOUR = 'max-age=3600'

/**
 * A plugin for tests in a browser: modules of the source are kept by it from one test file to the next, where Vite has it ask
 * for each of them again. Nobody edits them while tests run once; with a watcher, Vite's own way stays.
 * @returns {import('vite').Plugin}
 */
export function keptModules() {
  return {
    name: 'assay:kept-modules',
    configureServer(server) {
      // Without `run`, vitest watches what is edited.
      if (!process.argv.includes('run')) return
      server.middlewares.use((_request, response, next) => {
        const setHeader = response.setHeader.bind(response)
        response.setHeader = (name, value) =>
          setHeader(name, name.toLowerCase() === 'cache-control' && value === 'no-cache' ? AN_HOUR : value)
        next()
      })
    },
  }
}
