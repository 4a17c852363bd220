export const product = 'track';
