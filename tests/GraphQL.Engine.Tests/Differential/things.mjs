// The data of ThingsSchema.cs, for graphql-js: field by field the same.
const count = 60;
const thing = (number) => (number % 2 === 0 ? new Box(number % count) : new Cat(number % count));
const box = (number) => new Box((number + (number % 2)) % count);
const nameOf = (type, number) => (number % 5 === 0 ? null : number % 4 === 1 ? `${type} "${number}" é\n` : `${type} ${number}`);
const fail = (message) => {
  throw new Error(message);
};

class Thing {
  constructor(number) {
    this.number = number;
    this.__typename = this.constructor.name;
  }
  id = () => String(this.number);
  name = () => nameOf(this.__typename, this.number);
  next = () => (this.number % 6 === 5 ? null : thing(this.number * 3 + 1));
  sure = () => (this.number % 9 === 4 ? null : thing(this.number + 7));
  must = () => (this.number % 7 === 3 ? null : `m${this.number}`);
}

class Box extends Thing {
  size = () => (this.number * 7) % 13;
  kind = () => (this.number % 4 === 0 ? null : this.number % 3 === 0 ? 'SMALL' : 'LARGE');
  tags = () => ['a', this.number % 13 === 12 ? null : 'b'];
  lid = () => new Lid(this.number);
  boxes = () => [box(this.number + 2), null, box(this.number + 4)];
  fail = () => (this.number % 4 === 2 ? fail(`fail ${this.number}`) : this.number);
  failHard = () => (this.number % 5 === 1 ? fail(`hard ${this.number}`) : this.number);
  things = () => {
    if (this.number % 8 === 0) return null;
    const two = [thing(this.number + 1), thing(this.number + 2)];
    return this.number % 11 === 6 ? [two[0], null, two[1]] : two;
  };
  grid = () => (this.number % 10 === 8 ? null : [[this, box(this.number + 2)], null, [], this.number % 3 === 0 ? [null] : [box(1)]]);
  owner = () => (this.number % 6 === 2 ? null : new Cat((this.number + 1) % count));
}

class Cat extends Thing {
  size = () => (this.number * 5) % 11;
  ratio = () => this.number / 4;
  lives = () => 9 - (this.number % 9);
  mood = () => (this.number % 3 === 0 ? 'SMALL' : 'LARGE');
  any = () => (this.number % 15 === 7 ? null : [thing(this.number + 3), null, new Cat(this.number)]);
}

class Lid {
  constructor(number) {
    this.number = number;
  }
  open = () => (this.number % 8 === 0 ? null : this.number % 4 === 0);
  label = () => (this.number % 16 === 10 ? fail(`label ${this.number}`) : `lid ${this.number}`);
  box = () => box(this.number);
}

const say = (point) => (point ? `${point.x},${point.y},${point.label ?? '-'}` : '-');

export const root = {
  thing: ({ id }) => (id < 0 ? null : thing(id)),
  box: ({ id }) => (id < 0 ? fail('no box') : box(id)),
  any: () => Array.from({ length: 6 }, (_, i) => (i === 3 ? null : thing(i * 7))),
  sure: () => new Box(4),
  echo: ({ text, kind, point, points, flag, n }) =>
    `${text ?? '-'}|${n}|${kind ?? '-'}|${say(point)}|${points ? points.map(say).join(';') : '-'}|${flag ?? '-'}`,
};
