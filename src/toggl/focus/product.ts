export const product = 'focus';
