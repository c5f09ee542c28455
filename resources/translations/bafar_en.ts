<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AlertsPage</name>
    <message numerus="yes">
        <source>%Ln day(s) ago</source>
        <translation>
            <numerusform>%Ln day ago</numerusform>
            <numerusform>%Ln days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 not heard: of these %Ln node(s) this is the last word</source>
        <translation>
            <numerusform>%1 is not heard: this is its last word</numerusform>
            <numerusform>%1 are not heard: this is the last word of these %Ln nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 knows nothing of alerts: update its agent</source>
        <translation>
            <numerusform>%1 knows nothing of alerts: update its agent</numerusform>
            <numerusform>%1 know nothing of alerts: update their agents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 evaluates no rules: its spec has no section alerting</source>
        <translation>
            <numerusform>%1 evaluates no rules: its spec has no section alerting</numerusform>
            <numerusform>%1 evaluate no rules: their spec has no section alerting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln alert(s) that matter least are left out</source>
        <translation>
            <numerusform>%Ln alert that matters least is left out</numerusform>
            <numerusform>%Ln alerts that matter least are left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln node(s) evaluate the rules.</source>
        <translation>
            <numerusform>%Ln node evaluates the rules.</numerusform>
            <numerusform>%Ln nodes evaluate the rules.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, evaluated by %Ln node(s).</source>
        <translation>
            <numerusform>%1, evaluated by %Ln node.</numerusform>
            <numerusform>%1, evaluated by %Ln nodes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rule(s)</source>
        <translation>
            <numerusform>%Ln rule</numerusform>
            <numerusform>%Ln rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) not well, and no rule fires: %1 – %2</source>
        <translation>
            <numerusform>%Ln thing is not well and no rule fires for it: %1 – %2</numerusform>
            <numerusform>%Ln things are not well and no rule fires for them; the worst: %1 – %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln new alert(s)</source>
        <translation>
            <numerusform>%1: %Ln new alert</numerusform>
            <numerusform>%1: %Ln new alerts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln alert(s) are already firing</source>
        <translation>
            <numerusform>%1: %Ln alert is already firing</numerusform>
            <numerusform>%1: %Ln alerts are already firing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DatabasePage</name>
    <message numerus="yes">
        <source>%Ln replica(s) acknowledge</source>
        <translation>
            <numerusform>%Ln replica acknowledges</numerusform>
            <numerusform>%Ln replicas acknowledge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln commit(s) wait</source>
        <translation>
            <numerusform>%Ln commit waits</numerusform>
            <numerusform>%Ln commits wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln transaction(s) behind %1</source>
        <translation>
            <numerusform>%Ln transaction behind %1</numerusform>
            <numerusform>%Ln transactions behind %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln errant</source>
        <translation>
            <numerusform>%Ln errant</numerusform>
            <numerusform>%Ln errant</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>has %Ln transaction(s) that %1 has not: errant</source>
        <translation>
            <numerusform>has %Ln transaction that %1 has not: errant</numerusform>
            <numerusform>has %Ln transactions that %1 has not: errant</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more channel(s) are not drawn: each server's panel names its own.</source>
        <translation>
            <numerusform>%Ln more channel is not drawn: each server's panel names its own.</numerusform>
            <numerusform>%Ln more channels are not drawn: each server's panel names its own.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeploymentPage</name>
    <message numerus="yes">
        <source>%Ln change(s)</source>
        <translation>
            <numerusform>%Ln change</numerusform>
            <numerusform>%Ln changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Holds</name>
    <message numerus="yes">
        <source>Messages about %Ln alert(s)</source>
        <translation>
            <numerusform>Messages about %Ln alert</numerusform>
            <numerusform>Messages about %Ln alerts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LoadBalancerPage</name>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message numerus="yes">
        <source>%Ln more in the topology's table</source>
        <translation>
            <numerusform>%Ln more in the topology's table</numerusform>
            <numerusform>%Ln more in the topology's table</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln thing(s) on it</source>
        <translation>
            <numerusform>and %Ln thing on it</numerusform>
            <numerusform>and %Ln things on it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more part(s)</source>
        <translation>
            <numerusform>and %Ln more part</numerusform>
            <numerusform>and %Ln more parts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln alert(s)</source>
        <translation>
            <numerusform>%Ln alert</numerusform>
            <numerusform>%Ln alerts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) ok</source>
        <translation>
            <numerusform>%Ln thing ok</numerusform>
            <numerusform>%Ln things ok</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln alert(s) muted</source>
        <translation>
            <numerusform>%Ln alert muted</numerusform>
            <numerusform>%Ln alerts muted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s)</source>
        <translation>
            <numerusform>%Ln problem</numerusform>
            <numerusform>%Ln problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Trends of the last %Ln minute(s)</source>
        <translation>
            <numerusform>Trends of the last %Ln minute</numerusform>
            <numerusform>Trends of the last %Ln minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of all %Ln node(s) together</source>
        <translation>
            <numerusform>of %Ln node</numerusform>
            <numerusform>of all %Ln nodes together</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s)</source>
        <translation>
            <numerusform>%Ln thing</numerusform>
            <numerusform>%Ln things</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ServiceLog</name>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StoragePage</name>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) whose copies contradict each other: they cannot be read. Choose the copy that counts for each with gluster volume heal %1 split-brain</source>
        <translation>
            <numerusform>%Ln file whose copies contradict each other: it cannot be read. Choose the copy that counts with gluster volume heal %1 split-brain</numerusform>
            <numerusform>%Ln files whose copies contradict each other: they cannot be read. Choose the copy that counts for each with gluster volume heal %1 split-brain</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TopologyPage</name>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln in all</source>
        <translation>
            <numerusform>%Ln in all</numerusform>
            <numerusform>%Ln in all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln alert(s)</source>
        <translation>
            <numerusform>%Ln alert</numerusform>
            <numerusform>%Ln alerts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bafar::app::MainWindow</name>
    <message numerus="yes">
        <source>%Ln firing</source>
        <translation>
            <numerusform>%Ln firing</numerusform>
            <numerusform>%Ln firing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bafar::app::Tray</name>
    <message numerus="yes">
        <source>%Ln alert(s) firing</source>
        <translation>
            <numerusform>%Ln alert firing</numerusform>
            <numerusform>%Ln alerts firing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bafar::shared::Chart</name>
    <message numerus="yes">
        <source>%Ln gap(s)</source>
        <translation>
            <numerusform>%Ln gap</numerusform>
            <numerusform>%Ln gaps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bafar::shared::SpokenNotice</name>
    <message numerus="yes">
        <source>and %Ln more change(s)</source>
        <translation>
            <numerusform>and %Ln more change</numerusform>
            <numerusform>and %Ln more changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bafar::ui::alerts::AlertsModel</name>
    <message numerus="yes">
        <source>%Ln muted</source>
        <translation>
            <numerusform>%Ln muted</numerusform>
            <numerusform>%Ln muted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln alert(s)</source>
        <translation>
            <numerusform>%Ln alert</numerusform>
            <numerusform>%Ln alerts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bafar::ui::cluster::AuditView</name>
    <message numerus="yes">
        <source>%Ln record(s)</source>
        <translation>
            <numerusform>%Ln record</numerusform>
            <numerusform>%Ln records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bafar::ui::dashboards::PanelCard</name>
    <message numerus="yes">
        <source>Reading the past: %1 of %Ln node(s)…</source>
        <translation>
            <numerusform>Reading the past: %1 of %Ln node…</numerusform>
            <numerusform>Reading the past: %1 of %Ln nodes…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more series are not read: of one node a query has at most %1 lines.</source>
        <translation>
            <numerusform>%Ln more series is not read: of one node a query has at most %1 lines.</numerusform>
            <numerusform>%Ln more series are not read: of one node a query has at most %1 lines.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bafar::ui::dashboards::TimeBar</name>
    <message numerus="yes">
        <source>%Ln node(s)</source>
        <translation>
            <numerusform>%Ln node</numerusform>
            <numerusform>%Ln nodes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bafar::ui::deployment::CompareModel</name>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln line</numerusform>
            <numerusform>%Ln lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bafar::ui::desktop::Announcer</name>
    <message numerus="yes">
        <source>%Ln node(s) are not heard</source>
        <translation>
            <numerusform>%Ln node is not heard</numerusform>
            <numerusform>%Ln nodes are not heard</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln node(s) are heard again</source>
        <translation>
            <numerusform>%Ln node is heard again</numerusform>
            <numerusform>%Ln nodes are heard again</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bafar::ui::events::DensityStrip</name>
    <message numerus="yes">
        <source>%Ln event(s)</source>
        <translation>
            <numerusform>%Ln event</numerusform>
            <numerusform>%Ln events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bafar::ui::events::EventsDesk</name>
    <message numerus="yes">
        <source>%Ln event(s) hidden by: %1</source>
        <translation>
            <numerusform>%Ln event hidden by: %1</numerusform>
            <numerusform>%Ln events hidden by: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bafar::ui::events::EventsTable</name>
    <message numerus="yes">
        <source>%Ln new event(s)</source>
        <translation>
            <numerusform>%Ln new event</numerusform>
            <numerusform>%Ln new events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bafar::ui::events::FilterBar</name>
    <message numerus="yes">
        <source> and %Ln more</source>
        <translation>
            <numerusform> and %Ln more</numerusform>
            <numerusform> and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s)</source>
        <translation>
            <numerusform>%Ln event</numerusform>
            <numerusform>%Ln events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln event(s) shown</source>
        <translation>
            <numerusform>%1 of %Ln event shown</numerusform>
            <numerusform>%1 of %Ln events shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bafar::ui::events::Timeline</name>
    <message numerus="yes">
        <source>%Ln event(s)</source>
        <translation>
            <numerusform>%Ln event</numerusform>
            <numerusform>%Ln events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>one of %Ln event(s) here</source>
        <translation>
            <numerusform>one of %Ln event here</numerusform>
            <numerusform>one of %Ln events here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bafar::ui::map::ThingsModel</name>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bafar::ui::monitoring::ChartsPanel</name>
    <message numerus="yes">
        <source>%Ln processor(s)</source>
        <translation>
            <numerusform>%Ln processor</numerusform>
            <numerusform>%Ln processors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bafar::ui::services::LogPanel</name>
    <message numerus="yes">
        <source>%Ln new line(s)</source>
        <translation>
            <numerusform>%Ln new line</numerusform>
            <numerusform>%Ln new lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bafar::ui::things::HoldsView</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bafar::ui::things::LeftOut</name>
    <message numerus="yes">
        <source>and %Ln more, in the table below</source>
        <translation>
            <numerusform>and %Ln more, in the table below</numerusform>
            <numerusform>and %Ln more, in the table below</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bafar::ui::things::ThingPanel</name>
    <message numerus="yes">
        <source>and %Ln more, all as well or better</source>
        <translation>
            <numerusform>and %Ln more, as well or better</numerusform>
            <numerusform>and %Ln more, all as well or better</numerusform>
        </translation>
    </message>
</context>
</TS>
