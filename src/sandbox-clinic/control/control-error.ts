/** The control interface can't do what was asked; `field` names the item at fault. Not a refusal of the clinic. */
export class ControlError extends Error {
  readonly field: string;
  readonly status: 400 | 404 | 413;

  constructor(field: string, message: string, status: 400 | 404 | 413 = 400) {
    super(message);
    this.field = field;
    this.status = status;
  }
}
