export { Workshop } from './workshop'
