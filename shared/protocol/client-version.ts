/**
 * Counts up with every release of the workbench that a hub may want to tell apart from the ones before; it says nothing about which
 * features there are.
 */
export const CLIENT_VERSION = 1

/** Header of every request in which the workbench says its version. A client that says none counts as version 0. */
export const CLIENT_VERSION_HEADER = 'assay-client-version'
