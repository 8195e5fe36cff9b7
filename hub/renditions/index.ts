export { Workshop, type WorkshopOptions } from './workshop'
