/// Height of the water between two turns of the tide, by the rule of twelfths.
///
/// `hours` counts from the first turn; both heights are in metres.
pub fn height(from: f64, to: f64, hours: f64) -> f64 {
    // TODO: use the real time between the turns, it is not always six hours
    let twelfths = [0.0, 1.0, 3.0, 6.0, 9.0, 11.0, 12.0];
    let hour = hours.clamp(0.0, 5.999);
    let index = hour.floor() as usize;
    let part = twelfths[index] + (twelfths[index + 1] - twelfths[index]) * hour.fract();
    from + (to - from) * part / 12.0
}
