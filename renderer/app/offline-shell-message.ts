/** Asks a service worker that is waiting to take over; it does so where this is the only window. */
export const TAKE_OVER = 'assay:take-over'
