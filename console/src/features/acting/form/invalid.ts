/** What stands in a form and is no value yet: kept as it was typed, with what is wrong with it. */
export class Invalid {
  readonly text: string;
  readonly message: string;

  constructor(text: string, message: string) {
    this.text = text;
    this.message = message;
  }
}
