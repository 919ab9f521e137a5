//! Who is on duty: rosters that change, and who stays at closing for those who are still to be answered.
//!
//! In: changes of rosters, menus that have emptied. Out: agents who come and go, and how many were on duty, told.

use crate::centre::GroupId;
use crate::centre::calendar::AtClose;
use crate::engine::agents::Agents;
use crate::engine::facts::Recorder;
use crate::engine::simulation::Simulation;

impl<R: Recorder> Simulation<'_, R> {
    /// A roster changes. At closing whoever is free stays for menus alone, the busy until they come free and find nobody.
    pub(super) fn roster_changes(&mut self) {
        let event = self.roster[self.next_roster];
        self.expect_roster(self.next_roster + 1);
        let group = event.group as usize;
        if event.closing
            && self.plan.model.centre.calendar.at_close == AtClose::Serve
            && self.plan.looks[group].reserves
        {
            // Nobody is reserved for others when no others come.
            self.agents[group].draining_to = Some(event.agents);
            self.serve_those_who_wait(group);
        }
        let stays = event.closing
            && self.plan.model.centre.calendar.at_close == AtClose::Serve
            && (event.agents < self.agents[group].busy || self.menus.lead_to(group));
        if stays {
            self.agents[group].draining_to = Some(event.agents);
            let Agents { staff, busy, .. } = self.agents[group];
            self.set_staff(group, if self.menus.lead_to(group) { staff } else { busy.min(staff) });
            self.duty_changed(group);
            return;
        }
        self.agents[group].draining_to = None;
        self.set_staff(group, event.agents);
        self.duty_changed(group);
        self.put_free_agents_to_work(group);
        if event.agents == 0 {
            self.move_the_stranded(group);
        }
    }

    /// So many agents of a group from now on.
    pub(super) fn set_staff(&mut self, group: usize, staff: u32) {
        self.agents[group].set_staff(staff, self.now);
        self.pools.free_changed(group, &self.agents[group]);
    }

    /// After closing nobody stays for a menu that has emptied: those who are free go.
    pub(super) fn let_those_go_who_expect_nobody(&mut self) {
        for group in 0..self.agents.len() {
            let Some(left) = self.agents[group].draining_to.filter(|_| !self.menus.lead_to(group)) else { continue };
            let busy = self.agents[group].busy;
            if busy <= left {
                self.agents[group].draining_to = None;
            }
            self.set_staff(group, busy.max(left));
            self.duty_changed(group);
        }
    }

    /// Others of a group may be on duty than before.
    #[inline(always)]
    pub(super) fn duty_changed(&mut self, group: usize) {
        let agents = &self.agents[group];
        if agents.count_on_duty() != agents.on_duty {
            self.tell_duty(group);
        }
    }

    /// Tells the recorder how many of a group were on duty until now.
    #[inline(never)]
    fn tell_duty(&mut self, group: usize) {
        let agents = &mut self.agents[group];
        if agents.duty_since < self.now && agents.on_duty > 0 {
            self.out.on_duty(GroupId(group as u16), agents.on_duty, agents.duty_since, self.now);
            self.fatigue.on_duty(group, agents.on_duty, agents.duty_since, self.now);
        }
        agents.on_duty = agents.count_on_duty();
        agents.duty_since = self.now;
    }
}
