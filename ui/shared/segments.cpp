#include "ui/shared/segments.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QPushButton>
#include <QStyle>

#include "ui/shared/widgets.h"

namespace bafar::shared {

QButtonGroup* addSegments(QBoxLayout* row,
                          const std::vector<Segment>& segments,
                          int on,
                          QWidget* parent)
{
    auto* group = new QButtonGroup(parent);
    for (const Segment& segment : segments) {
        QPushButton* button = makeButton(segment.text, "segment", parent);
        button->setCheckable(true);
        button->setChecked(segment.id == on);
        button->setObjectName(segment.object);
        button->setAccessibleName(segment.name);
        group->addButton(button, segment.id);
        row->addWidget(button);
    }
    return group;
}

void setTight(const QButtonGroup& segments, bool tight)
{
    for (QAbstractButton* button : segments.buttons()) {
        if (button->property("tight").toBool() != tight) {
            button->setProperty("tight", tight);
            button->style()->unpolish(button);
            button->style()->polish(button);
            button->updateGeometry();
        }
    }
}

} // namespace bafar::shared
