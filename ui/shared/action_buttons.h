#pragma once
// A button for each action that is offered for one thing. GUI thread.
#include <QWidget>

#include "core/schema/action_record.h"

class QBoxLayout;

namespace bafar::shared {

class ActionButtons : public QWidget {
    Q_OBJECT

public:
    /// `first` is the look (makeButton()) of a button that stands alone.
    ActionButtons(Qt::Orientation direction, const char* first, QWidget* parent = nullptr);

    /// The look of a button that stands alone, from the next offers on.
    void setFirst(const char* look) { first_ = look; }

    /// `why`: why none can be started now; empty when they can. Buttons stay while the offers do.
    void setOffers(const std::vector<schema::ActionInfo>& offers, const QString& why);

Q_SIGNALS:
    void wanted(const std::string& action);

private:
    void make(const std::vector<schema::ActionInfo>& offers);

    QBoxLayout* layout_;
    QByteArray first_;
    QStringList made_;
};

} // namespace bafar::shared
