#pragma once
// What a person chose on a page, a filter or how much time is shown, in the form in which the
// console keeps it between two runs (app/arrangement.h). Only what can be seen on the page at once,
// and taken back there, is to be kept so: nobody must read a part for the whole because of what was
// chosen yesterday. GUI thread.
#include <QJsonObject>
#include <QObject>
#include <functional>

namespace bafar::shared {

class KeptChoice : public QObject {
    Q_OBJECT

public:
    /// Plain values by ids that mean the same in every language and version.
    using Read = std::function<QJsonObject()>;

    /// Shows it as if a person had chosen it. It may be of another version, or anything: what
    /// cannot be used of it is left as it is.
    using Show = std::function<void(const QJsonObject&)>;

    /// It goes with its owner, which the two functions work on. `id` tells it from the window's
    /// others, over time. What is chosen now is how the page is shipped.
    KeptChoice(QObject* owner, QString id, Read read, Show show);

    [[nodiscard]] const QString& id() const { return id_; }

    /// Empty: as shipped.
    [[nodiscard]] QJsonObject state() const;

    void setState(const QJsonObject& state);

Q_SIGNALS:
    /// A person chose something.
    void changed();

private:
    QString id_;
    Read read_;
    Show show_;
    QJsonObject shipped_;
};

} // namespace bafar::shared
