export { Door, type DoorSettings } from './door'
export { DoorError, type DoorRefusal } from './door-error'
