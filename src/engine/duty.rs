//! How many of a group are on duty, told as it changes.

use crate::centre::GroupId;
use crate::engine::facts::Recorder;
use crate::engine::simulation::Simulation;

impl<R: Recorder> Simulation<'_, R> {
    /// Tells the recorder how many of a group were on duty until now, when that number changes.
    pub(super) fn duty_changed(&mut self, group: usize) {
        let agents = &mut self.agents[group];
        let count = agents.count_on_duty();
        if count != agents.on_duty {
            if agents.duty_since < self.now && agents.on_duty > 0 {
                self.out.on_duty(GroupId(group as u16), agents.on_duty, agents.duty_since, self.now);
                self.fatigue.on_duty(group, agents.on_duty, agents.duty_since, self.now);
            }
            agents.on_duty = count;
            agents.duty_since = self.now;
        }
    }
}
