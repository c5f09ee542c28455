#include "ui/desktop/announcer.h"

#include <QAccessible>
#include <QAccessibleWidget>

#include "ui/link/session.h"
#include "ui/shared/format.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/wording.h"

namespace bafar::ui::desktop {
namespace {

using schema::State;

/// Qt 6.4 has no event for announcements: an alert whose name changes is read out.
QAccessibleInterface* makeInterface(const QString&, QObject* object)
{
    auto* announcer = qobject_cast<Announcer*>(object);
    return announcer == nullptr ? nullptr
                                : new QAccessibleWidget(announcer, QAccessible::AlertMessage,
                                                        announcer->accessibleName());
}

QString nameOf(const schema::Entity& entity)
{
    return shared::technical(shared::fromPeer(entity.title.empty() ? entity.id : entity.title));
}

} // namespace

QStringList ChangeDesk::handle(const topology::Topology& topology)
{
    QStringList failures;
    QStringList recoveries;
    std::map<std::string, State> now;
    for (const topology::Thing& thing : topology.things) {
        const schema::Entity& entity = thing.entity;
        now[entity.id] = entity.state;
        const auto before = known_.find(entity.id);
        const bool failed = entity.state == State::Failed;
        const bool didFail = before != known_.end() && before->second == State::Failed;
        if (failed && !didFail) {
            const QString reason = shared::sentence(entity.reason);
            failures.append(reason.isEmpty()
                                ? Announcer::tr("%1: failed").arg(nameOf(entity))
                                : Announcer::tr("%1: failed, %2").arg(nameOf(entity), reason));
        } else if (didFail && !failed) {
            recoveries.append(
                Announcer::tr("%1: now %2").arg(nameOf(entity), shared::stateWord(entity.state)));
        }
    }
    known_ = std::move(now);
    if (!begun_) {
        begun_ = !topology.things.empty();
        return {};
    }
    return failures + recoveries;
}

QString announcementOf(const QStringList& changes)
{
    QStringList spoken = changes.mid(0, Announcer::SpokenMax);
    const qsizetype more = changes.size() - spoken.size();
    if (more > 0) {
        spoken.append(Announcer::tr("and %Ln more change(s)", nullptr, static_cast<int>(more)));
    }
    return spoken.join(QStringLiteral("\n"));
}

Announcer::Announcer(link::Session& session, QWidget* content)
    : QWidget(content)
    , session_(session)
{
    static const bool Known = (QAccessible::installFactory(makeInterface), true);
    Q_UNUSED(Known)
    setObjectName(QStringLiteral("announcer"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setGeometry(0, 0, 1, 1);
    hide();
    due_.setSingleShot(true);
    connect(&due_, &QTimer::timeout, this, &Announcer::speak);
    connect(&session_, &link::Session::topologyChanged, this, &Announcer::look);
}

void Announcer::look()
{
    waiting_ += desk_.handle(session_.topology());
    if (!waiting_.isEmpty() && !due_.isActive()) {
        due_.start(CollectedMs);
    }
}

void Announcer::speak()
{
    if (waiting_.isEmpty()) {
        hide(); // it was read, or never will be
        return;
    }
    setAccessibleName(announcementOf(waiting_));
    waiting_.clear();
    show();
    QAccessibleEvent renamed(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&renamed);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    due_.start(ApartMs);
}

} // namespace bafar::ui::desktop
