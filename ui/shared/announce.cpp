#include "ui/shared/announce.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <utility>

namespace bafar::shared {
namespace {

/// Readers come and go while the program runs; it lives as long as that.
class ReaderWatch : public QAccessible::ActivationObserver {
public:
    ReaderWatch() { QAccessible::installActivationObserver(this); }

    void accessibilityActiveChanged(bool active) override { isThere_ = active; }

    [[nodiscard]] bool isThere() const { return isThere_; }

private:
    bool isThere_ = QAccessible::isActive();
};

QAccessibleInterface* makeNotification(const QString&, QObject* object)
{
    auto* notice = qobject_cast<SpokenNotice*>(object);
    return notice == nullptr ? nullptr : new QAccessibleWidget(notice, QAccessible::Notification);
}

} // namespace

bool isReaderThere()
{
    static ReaderWatch watch;
    return watch.isThere();
}

void announce(const QWidget* from, const QString& text, Urgency urgency)
{
    if (text.isEmpty() || !isReaderThere()) {
        return;
    }
    QWidget* window = from->window();
    auto* notice = window->findChild<SpokenNotice*>(QString(), Qt::FindDirectChildrenOnly);
    if (notice == nullptr) {
        notice = new SpokenNotice(window);
    }
    notice->add(text, urgency);
}

QString announcementOf(const QStringList& texts)
{
    QStringList spoken = texts.mid(0, SpokenNotice::SpokenMax);
    const qsizetype more = texts.size() - spoken.size();
    if (more > 0) {
        spoken.append(SpokenNotice::tr("and %Ln more change(s)", nullptr, static_cast<int>(more)));
    }
    return spoken.join(QLatin1Char('\n'));
}

SpokenNotice::SpokenNotice(QWidget* window)
    : QWidget(window)
{
    static const bool Known = (QAccessible::installFactory(makeNotification), true);
    Q_UNUSED(Known)
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setGeometry(0, 0, 1, 1);
    hide();
    due_.setSingleShot(true);
    connect(&due_, &QTimer::timeout, this, &SpokenNotice::speak);
}

void SpokenNotice::add(const QString& text, Urgency urgency)
{
    if (urgent_.contains(text) || waiting_.contains(text)) {
        return;
    }
    const bool isUrgent = urgency == Urgency::AtOnce;
    (isUrgent ? urgent_ : waiting_).append(text);
    if (!due_.isActive() || (isUrgent && due_.remainingTime() > CollectedMs)) {
        due_.start(CollectedMs);
    }
}

void SpokenNotice::speak()
{
    hide(); // it was read, or never will be; and only what begins to show is spoken
    QStringList texts = std::exchange(urgent_, {});
    if (!waiting_.isEmpty()) {
        texts.append(announcementOf(std::exchange(waiting_, {})));
    }
    if (texts.isEmpty()) {
        return;
    }
    setAccessibleName(texts.join(QLatin1Char('\n'))); // first: readers keep a name they know
    show();
    due_.start(ApartMs);
}

} // namespace bafar::shared
