import { Bytes } from '@graphprotocol/graph-ts';
import { Token } from '../../../generated/schema';
import { isZero } from '../../lib/isZero';

const GUILD_TOKEN_DECIMALS = 18;
const NATIVE_DECIMALS = 18;

/**
 * The token at an address, native coin at the zero address; without symbol and decimals as long as no guild's contract
 * reported them.
 */
export function touchToken(address: Bytes): Token {
  const known = Token.load(address);
  return known !== null ? known : saveToken(address, '', isZero(address) ? NATIVE_DECIMALS : 0);
}

/** Records a guild's own token. */
export function createGuildToken(guild: Bytes, address: Bytes, symbol: string): Token {
  const token = saveToken(address, symbol, GUILD_TOKEN_DECIMALS);
  token.guild = guild;
  token.save();
  return token;
}

/** Records what a token told about itself when it was allowed. */
export function describeToken(address: Bytes, symbol: string, decimals: i32): Token {
  return saveToken(address, symbol, decimals);
}

function saveToken(address: Bytes, symbol: string, decimals: i32): Token {
  const known = Token.load(address);
  const token = known !== null ? known : new Token(address);
  token.symbol = symbol;
  token.decimals = decimals;
  token.save();
  return token;
}
