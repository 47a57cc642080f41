import { expect } from 'chai';
import { createSeats } from './seats.ts';

describe('createSeats', () => {
  it('lets so many have one, together and each client, and gives each back once', () => {
    const seats = createSeats('chairs', 3, 2);
    const leave = seats.take('a');
    seats.take('a');
    expect(() => seats.take('a'))
      .to.throw('You have 2 chairs')
      .with.nested.property('extensions.code', 'RATE_LIMITED');
    seats.take('b');
    expect(() => seats.take('c')).to.throw('The gateway has 3 chairs');
    leave();
    leave();
    seats.take('c');
    expect(() => seats.take('d')).to.throw('The gateway has 3 chairs');
  });
});
